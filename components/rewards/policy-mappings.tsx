"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/kpis/editor-errors";
import { type Choice, MappingRows } from "@/components/kpis/mapping-rows";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { UnsavedChanges } from "@/components/ui/unsaved-changes";
import { updatePolicyAction } from "@/lib/rewards/policies/actions";
import type { Policy } from "@/lib/rewards/policies/input";

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
        <UnsavedChanges isChanged={isChanged} />
        <RefusalSummary refusal={refusal} />
        <div className="mapping">
          <NameField value={form.name} onChange={(changed) => setForm({ ...form, name: changed })} />
        </div>
        <MappingRows
          mappings={form.mappings}
          jobRoles={jobRoles}
          units={units}
          onChange={(changed) => setForm({ ...form, mappings: changed })}
        />
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
