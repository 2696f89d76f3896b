"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/forms/editor-errors";
import type { Choice } from "@/components/people/mapping-rows";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { createPolicyAction } from "@/lib/rewards/policies/actions";
import { STARTING_RULES } from "@/lib/rewards/starting-rules";

export const FREQUENCIES = [
  { value: "monthly", label: "Months" },
  { value: "quarterly", label: "Quarters" },
  { value: "yearly", label: "Years" },
  { value: "weekly", label: "Weeks" },
  { value: "daily", label: "Days" },
  { value: "custom", label: "Spans of days" },
];

/** A name, which periods pay, whom it is for, and on to its first draft. */
export function NewPolicyForm({ units }: { units: readonly Choice[] }) {
  const router = useRouter();
  const [form, setForm] = useState({ name: "", frequency: "monthly", unit: "" });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const create = () =>
    startSaving(async () => {
      const { name, frequency, unit } = form;
      const result = await createPolicyAction({
        name,
        frequency,
        mappings: unit ? [{ org_unit_id: Number(unit) }] : [],
        rules_json: STARTING_RULES,
      });
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      router.push(`/bonus/policies/${result.value.id}`);
    });
  return (
    <EditorErrors errors={refusal?.errors ?? {}}>
      <RefusalSummary refusal={refusal} />
      <div className="form">
        <NameField value={form.name} onChange={(name) => setForm({ ...form, name })} />
        <Select
          name="frequency"
          label="Pays"
          hint="Target bonuses are for one such period."
          value={form.frequency}
          options={FREQUENCIES}
          onChange={(event) => setForm({ ...form, frequency: event.target.value })}
        />
        <Select
          name="unit"
          label="For the unit, with all below"
          hint="More units, and job roles, can be added on the next page."
          value={form.unit}
          options={[
            { value: "", label: "Nobody yet" },
            ...units.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setForm({ ...form, unit: event.target.value })}
        />
        <div className="form-end">
          <Button variant="main" onClick={create} unavailable={saving ? "Saving" : undefined}>
            Create the first draft
          </Button>
        </div>
      </div>
    </EditorErrors>
  );
}

function NameField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      {...useField("name")}
      label="Name"
      placeholder="Support, monthly"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
