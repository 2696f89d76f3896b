"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { CurveEditor } from "@/components/curves/curve-editor";
import { EditorErrors, type Refusal, RefusalSummary } from "@/components/forms/editor-errors";
import { KpiImpact } from "@/components/impact/kpi-impact";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { UnsavedChanges } from "@/components/ui/unsaved-changes";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { createKpiAction, updateKpiAction } from "@/lib/kpis/definitions/actions";
import type { Kpi } from "@/lib/kpis/definitions/types";
import { toTarget } from "@/lib/kpis/rule/input";
import type { PeriodChoice } from "@/lib/scoring/test-run/test-run-periods";
import { KpiFacts } from "./kpi-facts";
import { blankForm, formOf, isMeasurable, type KpiChoice, type KpiForm, sentOf } from "./kpi-form";
import { MeasuredSection } from "./measured-section";
import { TestRunPanel } from "./test-run-panel";
import { peopleOnCurve, useTestRun } from "./use-test-run";

interface KpiEditorProps {
  /** Null: a new one. */
  kpi: Kpi | null;
  sources: readonly ListedSource[];
  /** What a formula can build on. */
  kpis: readonly KpiChoice[];
  categories: readonly string[];
  /** Newest first. */
  periods: readonly PeriodChoice[];
}

const DEFAULT_MAXIMUM = "150";

/** A KPI in plain words beside what it would measure now. What was typed stays until it is saved. */
export function KpiEditor({ kpi, sources, kpis, categories, periods }: KpiEditorProps) {
  const router = useRouter();
  const [saved, setSaved] = useState({
    version: kpi?.version ?? 0,
    form: kpi ? formOf(kpi) : blankForm(sources[0]),
  });
  const [form, setForm] = useState<KpiForm>(saved.form);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [periodValue, setPeriod] = useState(periods[0]?.value ?? "");
  const [personId, setPerson] = useState<number>();
  const [saving, startSaving] = useTransition();
  const isChanged = JSON.stringify(form) !== JSON.stringify(saved.form);

  const source =
    form.calculation_type === "binding" ? sources.find(({ id }) => id === form.binding.source_id) : undefined;
  const period = periods.find(({ value }) => value === periodValue);
  const testRun = useTestRun(
    period && isMeasurable(form)
      ? {
          kpi_id: kpi?.id,
          definition: sentOf(form),
          period: { start: period.start, end: period.end },
          sample_employee_id: personId,
        }
      : null,
  );
  const change = (part: Partial<KpiForm>) => setForm((before) => ({ ...before, ...part }));

  const save = () =>
    startSaving(async () => {
      const result = kpi
        ? await updateKpiAction(kpi.id, { ...sentOf(form), version: saved.version })
        : await createKpiAction(sentOf(form));
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setRefusal(null);
      const stored = formOf(result.value);
      setSaved({ version: result.value.version, form: stored });
      setForm(stored);
      showToast({ message: `${result.value.name} is saved as version ${result.value.version}.` });
      if (!kpi) router.push(`/admin/kpis/${result.value.id}`);
      else router.refresh();
    });

  return (
    <EditorErrors errors={refusal?.errors ?? {}}>
      <UnsavedChanges isChanged={isChanged} survivesQuery />
      <RefusalSummary refusal={refusal} />
      <div className="kpi-edit">
        <div>
          <MeasuredSection form={form} sources={sources} kpis={kpis} onChange={change} />
          <CurveEditor
            path="scoring_method"
            method={form.scoring_method}
            maximumScore={DEFAULT_MAXIMUM}
            direction={form.direction}
            target={toTarget(form.target, form.direction)}
            unit={form.unit}
            people={peopleOnCurve(testRun.result)}
            onChange={(scoring_method) => change({ scoring_method })}
          />
          <KpiFacts form={form} categories={categories} onChange={change} />
          <div className="form-end">
            <Button
              variant="main"
              onClick={save}
              unavailable={saving ? "Saving" : kpi && !isChanged ? "Nothing has changed" : undefined}
            >
              {kpi ? `Save version ${saved.version + 1}` : "Save KPI"}
            </Button>
            {isChanged && kpi && (
              <Button variant="bare" onClick={() => setForm(saved.form)}>
                Undo all changes
              </Button>
            )}
          </div>
        </div>
        <TestRunPanel
          state={testRun}
          periods={periods}
          period={period}
          unit={form.unit}
          recordNounPlural={source?.recordNounPlural ?? ""}
          onPeriod={setPeriod}
          onPerson={setPerson}
        />
      </div>
      {kpi && (
        <KpiImpact
          kpiId={kpi.id}
          definition={isChanged && period && isMeasurable(form) ? sentOf(form) : null}
        />
      )}
    </EditorErrors>
  );
}
