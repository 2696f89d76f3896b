"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/forms/editor-errors";
import type { Choice } from "@/components/people/mapping-rows";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import { Sheet } from "@/components/ui/sheet";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { savePlanRuleAction } from "@/lib/rewards/plan-rules/actions";
import type { PlanRule } from "@/lib/rewards/plan-rules/input";
import { FREQUENCIES } from "./frequencies";
import { BLANK_RULE, formOf, type RuleForm } from "./rule-form";
import { RulePreview } from "./rule-preview";

interface PlanRuleSheetProps {
  /** Null: a new one. */
  rule: PlanRule | null;
  kpis: readonly Choice[];
  kras: readonly Choice[];
  units: readonly Choice[];
}

/** A rule and what it would have recommended, before it is saved. */
export function PlanRuleSheet({ rule, kpis, kras, units }: PlanRuleSheetProps) {
  const router = useRouter();
  const [form, setForm] = useState<RuleForm>(() => (rule ? formOf(rule) : BLANK_RULE));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const change = (part: Partial<RuleForm>) => setForm((before) => ({ ...before, ...part }));
  const save = () =>
    startSaving(async () => {
      const result = await savePlanRuleAction(rule?.id ?? null, form);
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      showToast({ message: `${result.value.name} is saved. What it finds now is recommended in a moment.` });
      router.push("/admin/plan-rules", { scroll: false });
      router.refresh();
    });
  const text = (path: keyof RuleForm) => ({
    path,
    value: form[path],
    onChange: (value: string) => change({ [path]: value }),
  });
  return (
    <EditorErrors errors={refusal?.errors ?? {}}>
      <Sheet
        title={rule ? rule.name : "New rule"}
        note="Recommends a plan when a score stays low"
        closeHref="/admin/plan-rules"
        footer={
          <Button variant="main" onClick={save} unavailable={saving ? "Saving" : undefined}>
            Save rule
          </Button>
        }
      >
        <RefusalSummary refusal={refusal} />
        <div className="form">
          <Text label="Name" {...text("name")} />
          <Choose
            label="Looks at"
            options={[
              { value: "overall", label: "The overall score" },
              { value: "kra", label: "A KRA" },
              { value: "kpi", label: "A KPI" },
            ]}
            {...text("measure")}
          />
          {form.measure === "kpi" && (
            <Choose label="KPI" options={choices("Choose", kpis)} {...text("kpi_id")} />
          )}
          {form.measure === "kra" && (
            <Choose label="KRA" options={choices("Choose", kras)} {...text("kra_id")} />
          )}
          <div className="two">
            <Figure label="Under a score of" {...text("threshold")} />
            <Figure label="Periods running" {...text("periods")} />
          </div>
          <Choose label="Length of a period" options={FREQUENCIES} {...text("frequency")} />
          <Choose
            label="In unit, with all below"
            options={choices("Every unit", units)}
            {...text("org_unit_id")}
          />
          <Choose
            label="Recommends"
            options={[
              { value: "improvement", label: "An improvement plan" },
              { value: "training", label: "Training" },
            ]}
            {...text("kind")}
          />
          <Text label="What is to be done" {...text("recommendation")} />
        </div>
        <RulePreview form={form} />
      </Sheet>
    </EditorErrors>
  );
}

const choices = (none: string, list: readonly Choice[]) => [
  { value: "", label: none },
  ...list.map(({ id, name }) => ({ value: String(id), label: name })),
];

interface PartProps {
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
}

const Text = ({ path, onChange, ...rest }: PartProps) => (
  <TextInput {...useField(path)} {...rest} onChange={(event) => onChange(event.target.value)} />
);

const Figure = ({ path, onChange, ...rest }: PartProps) => (
  <NumberInput
    {...useField(path)}
    {...rest}
    onChange={(event) => onChange(event.target.value.replace(",", "."))}
  />
);

const Choose = ({ path, onChange, ...rest }: PartProps & { options: { value: string; label: string }[] }) => (
  <Select {...useField(path)} {...rest} onChange={(event) => onChange(event.target.value)} />
);
