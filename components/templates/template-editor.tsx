"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, fieldId, type Refusal, RefusalSummary } from "@/components/forms/editor-errors";
import { useUnsavedWarning } from "@/components/forms/use-unsaved-warning";
import { type FinishedPeriod, ImpactPanel } from "@/components/impact/impact-panel";
import { useDraftImpact } from "@/components/impact/use-draft-impact";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { showToast } from "@/components/ui/toast-store";
import type { FieldProblem } from "@/lib/errors";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { Kpi } from "@/lib/kpis/definitions/types";
import type { Kra } from "@/lib/kpis/kras/queries";
import { saveDraftAction } from "@/lib/kpis/templates/actions";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { TemplateVersion } from "@/lib/kpis/templates/types";
import type { PeriodChoice } from "@/lib/scoring/test-run/test-run-periods";
import { ActivateButton } from "./activate-button";
import { ItemPanel } from "./item-panel";
import { problemsOf } from "./template-form";
import { TemplateOutline } from "./template-outline";
import { VersionSettings } from "./version-settings";

interface TemplateEditorProps {
  templateId: number;
  version: TemplateVersion;
  /** Whether an earlier version is active: then this one needs a day from which it scores. */
  follows: boolean;
  /** The version a draft is compared with. */
  inForce: TemplateVersion | null;
  /** The last finished periods with results, newest first. */
  finished: readonly FinishedPeriod[];
  /** Why it could not be activated whatever its content: it is for nobody yet. */
  blocked: string | undefined;
  kpis: readonly Kpi[];
  kras: readonly Kra[];
  sources: readonly ListedSource[];
  periods: readonly PeriodChoice[];
}

/** One version of a template: KRAs and KPIs with weights that add up as one types, and the open KPI beside them. */
export function TemplateEditor(props: TemplateEditorProps) {
  const { templateId, version, kpis } = props;
  const router = useRouter();
  const isDraft = version.status === "draft";
  const [saved, setSaved] = useState(version);
  const [content, setContent] = useState<VersionContent>(() => contentOf(version));
  const [kras, setKras] = useState(props.kras);
  const [openId, setOpen] = useState(version.items[0]?.kpi_id);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const isChanged = JSON.stringify(content) !== JSON.stringify(contentOf(saved));
  useUnsavedWarning(isChanged);

  const { errors, unsound, unready } = problemsOf(content, {
    kpis,
    kraIds: new Set(kras.map(({ id }) => id)),
  });
  const impact = useDraftImpact({
    templateId,
    version,
    content,
    kpiId: openId,
    isSound: unsound.length === 0 && content.items.length > 0,
    finished: props.finished,
  });
  const problems = isDraft ? [...unsound, ...unready] : [];
  const change = (part: Partial<VersionContent>) => setContent((before) => ({ ...before, ...part }));
  const openIndex = content.items.findIndex((item) => item.kpi_id === openId);

  const save = () =>
    startSaving(async () => {
      const at = { templateId, version: version.version };
      const result = await saveDraftAction(at, { ...content, edited_from: saved.updated_at });
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setRefusal(null);
      setSaved(result.value);
      setContent(contentOf(result.value));
      showToast({ message: `Draft v${version.version} is saved.` });
      router.refresh();
    });

  return (
    <EditorErrors errors={isDraft ? { ...errors, ...refusal?.errors } : {}}>
      <RefusalSummary refusal={refusal} />
      {isDraft && (
        <div className="editor-bar">
          {problems[0] && (
            <a className="err" href={`#${fieldId(problems[0].path)}`}>
              <Icon name="warn" />
              {problems.length === 1 ? "1 thing to fix first" : `${problems.length} things to fix first`}
            </a>
          )}
          <Button onClick={save} unavailable={saving ? "Saving" : isChanged ? undefined : "Saved"}>
            Save draft
          </Button>
          <ActivateButton
            templateId={templateId}
            version={version.version}
            needsDay={props.follows}
            unavailable={
              reasonOf(problems[0], content, kras) ??
              props.blocked ??
              (isChanged ? "Save the draft first" : undefined)
            }
            onRefused={setRefusal}
          />
        </div>
      )}
      <div className="ed">
        <div>
          <TemplateOutline
            content={content}
            kpis={kpis}
            kras={kras}
            openId={openId}
            readOnly={!isDraft}
            onOpen={setOpen}
            onChange={change}
            onKra={(kra) => setKras((before) => [...before, kra])}
          />
          <fieldset className="bare" disabled={!isDraft}>
            <legend className="sr">Settings of version {version.version}</legend>
            <VersionSettings content={content} onChange={change} />
          </fieldset>
        </div>
        <div>
          {openIndex >= 0 && (
            <ItemPanel
              key={openId}
              index={openIndex}
              content={content}
              readOnly={!isDraft}
              kpis={kpis}
              kras={kras}
              sources={props.sources}
              periods={props.periods}
              version={version.version}
              inForce={isDraft ? props.inForce : null}
              impact={impact?.ofOpenKpi ?? null}
              awaitsImpact={impact?.awaitsOpenKpi ?? false}
              isStale={unsound.length > 0}
              onChange={change}
            />
          )}
        </div>
      </div>
      {impact && (
        <ImpactPanel
          state={impact.state}
          version={version.version}
          periods={props.finished}
          choice={impact.choice}
          held={unsound.length > 0 ? "Shown as of the last figures that can be scored." : undefined}
          names={{
            kpi: (id) => kpis.find((kpi) => kpi.id === id)?.name ?? "A KPI",
            kra: (id) => kras.find((kra) => kra.id === id)?.name ?? "A KRA",
          }}
          onChoice={impact.setChoice}
        />
      )}
    </EditorErrors>
  );
}

/** The first problem, with the KRA it is about: beside the button nothing else says which. */
function reasonOf(problem: FieldProblem | undefined, { kras: placed }: VersionContent, kras: readonly Kra[]) {
  const index = problem?.path.match(/^kras\.(\d+)\.items$/)?.[1];
  if (!problem || index === undefined) return problem?.message;
  const name = kras.find(({ id }) => id === placed[Number(index)]?.kra_id)?.name;
  return `${name}: ${problem.message}`;
}

function contentOf(version: TemplateVersion): VersionContent {
  const { maximum_score, minimum_coverage, bands, kras, items, guardrails } = version;
  return { maximum_score, minimum_coverage, bands, kras, items, guardrails };
}
