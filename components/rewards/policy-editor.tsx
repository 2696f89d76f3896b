"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary } from "@/components/forms/editor-errors";
import { useUnsavedWarning } from "@/components/forms/use-unsaved-warning";
import { Button } from "@/components/ui/button";
import { showToast } from "@/components/ui/toast-store";
import { checkBonusRules } from "@/lib/rewards/check-rules";
import { savePolicyDraftAction } from "@/lib/rewards/policies/actions";
import type { PolicyVersion } from "@/lib/rewards/policies/input";
import type { BonusRules } from "@/lib/rewards/types";
import { ActivatePolicy } from "./activate-policy";
import { GatesEditor, type KpiChoice } from "./gates-editor";
import { PayoutEditor } from "./payout-editor";
import { SimulationPanel } from "./simulation-panel";
import { TermsEditor } from "./terms-editor";
import { useSimulation } from "./use-simulation";

interface PolicyEditorProps {
  policyId: number;
  /** The newest version: a draft, or what the next draft starts from. */
  version: PolicyVersion;
  inForce: PolicyVersion | null;
  kpis: readonly KpiChoice[];
  /** Why it could not be activated whatever its rules. */
  blocked: string | undefined;
}

/** A policy's rules with the curve drawn, and what they would have paid, before they are saved. */
export function PolicyEditor({ policyId, version, inForce, kpis, blocked }: PolicyEditorProps) {
  const router = useRouter();
  const [saved, setSaved] = useState(version);
  const [rules, setRules] = useState<BonusRules>(version.rules_json);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const isChanged = JSON.stringify(rules) !== JSON.stringify(saved.rules_json);
  useUnsavedWarning(isChanged);
  // Activated or discarded: the page brings another version than the one that was saved here.
  const [given, setGiven] = useState(version);
  if (identityOf(given) !== identityOf(version)) {
    setGiven(version);
    if (identityOf(saved) !== identityOf(version)) {
      setSaved(version);
      setRules(version.rules_json);
    }
  }
  const problems = checkBonusRules(rules, new Set(kpis.map(({ id }) => id)));
  const errors = Object.fromEntries(problems.map(({ path, message }) => [path, message]));
  const simulation = useSimulation(policyId, problems.length === 0 ? rules : null);
  const change = (part: Partial<BonusRules>) => setRules((before) => ({ ...before, ...part }));
  const isDraft = saved.status === "draft";

  const save = () =>
    startSaving(async () => {
      const edited_from = isDraft ? saved.updated_at : null;
      const result = await savePolicyDraftAction(policyId, { rules_json: rules, edited_from });
      if (!result.ok) return setRefusal({ message: result.message, errors: belowRules(result.fieldErrors) });
      setRefusal(null);
      const [newest] = result.value.versions;
      if (newest) setSaved(newest);
      showToast({ message: `Draft v${newest?.version ?? ""} is saved. Nobody is paid by it yet.` });
      router.refresh();
    });
  const reason = saving
    ? "Saving"
    : (problems[0]?.message ?? (isChanged ? undefined : "Nothing has changed"));
  return (
    <EditorErrors errors={{ ...errors, ...refusal?.errors }}>
      <RefusalSummary refusal={refusal} />
      <div className="policy-edit">
        <PayoutEditor
          payout={rules.payout}
          maximumFactor={rules.maximum_factor}
          inForce={inForce && isOther(inForce.rules_json, rules) ? ghostOf(inForce) : null}
          onChange={(payout) => change({ payout })}
        />
        <TermsEditor rules={rules} onChange={change} />
        <GatesEditor gates={rules.gates} kpis={kpis} onChange={(gates) => change({ gates })} />
      </div>
      <div className="form-end">
        <Button onClick={save} unavailable={reason}>
          {isDraft ? `Save draft v${saved.version}` : `Save as draft v${saved.version + 1}`}
        </Button>
        {isDraft && (
          <ActivatePolicy
            policyId={policyId}
            version={saved.version}
            needsDay={inForce !== null}
            unavailable={isChanged ? "Save the draft first" : blocked}
            onRefused={(refused) => setRefusal({ ...refused, errors: belowRules(refused.errors) })}
          />
        )}
      </div>
      <SimulationPanel
        state={simulation}
        held={problems.length > 0 ? "Shown as of the last rules that can be used." : undefined}
      />
    </EditorErrors>
  );
}

const identityOf = ({ version, status, updated_at }: PolicyVersion) => `${version} ${status} ${updated_at}`;

const isOther = (a: BonusRules, b: BonusRules) => JSON.stringify(a.payout) !== JSON.stringify(b.payout);

const ghostOf = ({ rules_json: { payout, maximum_factor }, version }: PolicyVersion) => ({
  payout,
  maximumFactor: maximum_factor,
  words: `v${version}`,
});

/** The fields here are named within the rules. */
const belowRules = (errors: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(errors).map(([path, message]) => [path.replace(/^rules_json\./, ""), message]),
  );
