"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Notice } from "@/components/ui/notice";
import { NumberInput } from "@/components/ui/number-input";
import { Sheet } from "@/components/ui/sheet";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { deleteAlertRuleAction, saveAlertRuleAction } from "@/lib/alerts/actions";
import type { ListedAlertRule } from "@/lib/alerts/rules/queries";
import { ConditionFields } from "./condition-fields";
import { CoverageFields } from "./coverage-fields";
import { formOf, inputOf, type RuleForm } from "./rule-form";
import { RuleTrial } from "./rule-trial";

interface Choice {
  value: string;
  label: string;
}

interface RuleEditorProps {
  /** Null: a new one. */
  rule: ListedAlertRule | null;
  /** A rule about one person is for who may see that person. */
  seesPeople: boolean;
  kpis: Choice[];
  templates: Choice[];
  units: Choice[];
}

/** A rule, and what it would have done, before it is saved. */
export function RuleEditor({ rule, seesPeople, kpis, templates, units }: RuleEditorProps) {
  const router = useRouter();
  const [form, setForm] = useState<RuleForm>(() => formOf(rule));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [refusal, setRefusal] = useState<string | null>(null);
  const [saving, startSaving] = useTransition();
  const change = (changed: Partial<RuleForm>) => setForm((before) => ({ ...before, ...changed }));

  const save = () =>
    startSaving(async () => {
      const input = { id: rule?.id ?? null, version: rule?.version ?? 0, rule: inputOf(form) };
      const result = await saveAlertRuleAction(input);
      if (result.ok) {
        showToast({ message: "Saved. Everyone it covers is being checked now." });
        router.push("/admin/alerts", { scroll: false });
        return;
      }
      setRefusal(result.message);
      setErrors(
        Object.fromEntries(
          Object.entries(result.fieldErrors).map(([path, message]) => [path.replace(/^rule\./, ""), message]),
        ),
      );
    });

  return (
    <Sheet
      title={rule ? `Change ${rule.name}` : "New alert rule"}
      closeHref="/admin/alerts"
      footer={
        <>
          {rule && (
            <ConfirmButton
              label="Delete"
              title={`Delete ${rule.name}?`}
              confirmLabel="Delete"
              action={deleteAlertRuleAction}
              fields={{ id: String(rule.id) }}
            >
              Only a rule that never opened an alert can be deleted. Others can be switched off.
            </ConfirmButton>
          )}
          <Button variant="main" onClick={save} aria-disabled={saving || undefined}>
            {saving ? "Saving" : "Save rule"}
          </Button>
        </>
      }
    >
      <form
        className="form"
        aria-label="Rule"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        {refusal && <Notice tone="error">{refusal}</Notice>}
        <TextInput
          name="name"
          label="Name"
          hint="The title of the alert that people receive"
          value={form.name}
          error={errors.name}
          onChange={(event) => change({ name: event.target.value })}
        />
        <ConditionFields form={form} change={change} errors={errors} kpis={kpis} />
        <CoverageFields
          {...{ form, change, templates, units, seesPeople }}
          error={errors.coverage_id}
          personName={rule?.coverage === "person" ? rule.coverageName : null}
        />
        <NumberInput
          name="escalate_after_hours"
          label="Pass on after"
          unit="h"
          hint="Without acknowledgement after this time, the manager above is told, then human resources. Blank: never"
          value={form.escalateAfterHours}
          error={errors.escalate_after_hours}
          onChange={(event) => change({ escalateAfterHours: event.target.value })}
        />
        <Checkbox
          name="is_active"
          label="Switched on"
          checked={form.isActive}
          onChange={(event) => change({ isActive: event.target.checked })}
        />
        <RuleTrial form={form} />
      </form>
    </Sheet>
  );
}
