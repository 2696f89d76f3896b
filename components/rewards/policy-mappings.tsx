"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/kpis/editor-errors";
import { useUnsavedWarning } from "@/components/kpis/use-unsaved-warning";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { updatePolicyAction } from "@/lib/rewards/policies/actions";
import type { Policy, PolicyMapping } from "@/lib/rewards/policies/input";

export interface Choice {
  id: number;
  name: string;
}

interface PolicyMappingsProps {
  policy: Policy;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
}

/** What a policy is called, and whom it is for: job roles, units, both or everyone. */
export function PolicyMappings({ policy, jobRoles, units }: PolicyMappingsProps) {
  const router = useRouter();
  const { name, mappings } = policy;
  const [saved, setSaved] = useState({ name, mappings });
  const [form, setForm] = useState(saved);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const isChanged = JSON.stringify(form) !== JSON.stringify(saved);
  useUnsavedWarning(isChanged);
  const put = (index: number, mapping: PolicyMapping | null) =>
    setForm({
      ...form,
      mappings: form.mappings.flatMap((old, at) => (at === index ? (mapping ?? []) : old)),
    });
  const save = () =>
    startSaving(async () => {
      const result = await updatePolicyAction(policy.id, form);
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setRefusal(null);
      setSaved(form);
      showToast({ message: "Whom it is for is saved." });
      router.refresh();
    });
  const another = { job_role_id: null, org_unit_id: units[0]?.id ?? null };
  return (
    <Section id="for-whom" title="For whom" note="The most specific match of a person wins">
      <EditorErrors errors={refusal?.errors ?? {}}>
        <RefusalSummary refusal={refusal} />
        <div className="mapping">
          <NameField value={form.name} onChange={(changed) => setForm({ ...form, name: changed })} />
        </div>
        {form.mappings.map((mapping, index) => (
          <MappingRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place.
            key={index}
            index={index}
            mapping={mapping}
            jobRoles={jobRoles}
            units={units}
            onChange={(changed) => put(index, changed)}
          />
        ))}
        {form.mappings.length === 0 && <p className="small mute mt3">Nobody yet.</p>}
        <div className="form-end">
          <Button icon="plus" onClick={() => setForm({ ...form, mappings: [...form.mappings, another] })}>
            Role or unit
          </Button>
          <Button
            onClick={save}
            unavailable={saving ? "Saving" : isChanged ? undefined : "Nothing has changed"}
          >
            Save
          </Button>
        </div>
      </EditorErrors>
    </Section>
  );
}

function NameField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  return (
    <TextInput
      {...useField("name")}
      label="Name of the policy"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface MappingRowProps {
  index: number;
  mapping: PolicyMapping;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
  onChange: (mapping: PolicyMapping | null) => void;
}

function MappingRow({ index, mapping, jobRoles, units, onChange }: MappingRowProps) {
  const whole = useField(`mappings.${index}`);
  const role = useField(`mappings.${index}.job_role_id`);
  const chosen = (value: string) => (value === "" ? null : Number(value));
  return (
    <div className="mapping">
      <Select
        {...role}
        error={role.error ?? whole.error}
        label="Job role"
        value={String(mapping.job_role_id ?? "")}
        options={withAny("Any job role", jobRoles)}
        onChange={(event) => onChange({ ...mapping, job_role_id: chosen(event.target.value) })}
      />
      <Select
        {...useField(`mappings.${index}.org_unit_id`)}
        label="In unit, with all below"
        value={String(mapping.org_unit_id ?? "")}
        options={withAny("Any unit", units)}
        onChange={(event) => onChange({ ...mapping, org_unit_id: chosen(event.target.value) })}
      />
      <Button size="s" variant="bare" icon="x" iconOnly onClick={() => onChange(null)}>
        Remove
      </Button>
    </div>
  );
}

const withAny = (label: string, choices: readonly Choice[]) => [
  { value: "", label },
  ...choices.map(({ id, name }) => ({ value: String(id), label: name })),
];
