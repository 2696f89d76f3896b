"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { UnsavedChanges } from "@/components/ui/unsaved-changes";
import type { Frequency } from "@/db/enums";
import { updateTemplateAction } from "@/lib/kpis/templates/actions";
import type { Template } from "@/lib/kpis/templates/types";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "./editor-errors";
import { type Choice, MappingRows } from "./mapping-rows";

interface MappingEditorProps {
  template: Template;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
}

/** What a template is called, and whom it is for: job roles, units, both or everyone. */
export function MappingEditor({ template, jobRoles, units }: MappingEditorProps) {
  const router = useRouter();
  const { name, frequency, mappings } = template;
  const [saved, setSaved] = useState({ name, frequency, mappings });
  const [form, setForm] = useState(saved);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const isChanged = JSON.stringify(form) !== JSON.stringify(saved);
  const save = () =>
    startSaving(async () => {
      const result = await updateTemplateAction(template.id, form);
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setRefusal(null);
      setSaved(form);
      showToast({ message: "Whom it is for is saved." });
      router.refresh();
    });
  return (
    <Section id="for-whom" title="For whom" note="The most specific match of a person wins">
      <EditorErrors errors={refusal?.errors ?? {}}>
        <UnsavedChanges isChanged={isChanged} />
        <RefusalSummary refusal={refusal} />
        <div className="mapping">
          <NameField value={form.name} onChange={(changed) => setForm({ ...form, name: changed })} />
          <Select
            name="frequency"
            label="Scores periods of"
            value={form.frequency ?? ""}
            options={FREQUENCIES}
            onChange={(event) =>
              setForm({ ...form, frequency: (event.target.value || null) as Frequency | null })
            }
          />
        </div>
        <MappingRows
          mappings={form.mappings}
          jobRoles={jobRoles}
          units={units}
          onChange={(changed) => setForm({ ...form, mappings: changed })}
        />
        <div className="form-end">
          <Button
            icon="plus"
            onClick={() =>
              setForm({
                ...form,
                mappings: [...form.mappings, { job_role_id: jobRoles[0]?.id ?? null, org_unit_id: null }],
              })
            }
          >
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
      label="Name of the template"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

export const FREQUENCIES = [
  { value: "", label: "Any length" },
  { value: "daily", label: "A day" },
  { value: "weekly", label: "A week" },
  { value: "monthly", label: "A month" },
  { value: "quarterly", label: "A quarter" },
  { value: "yearly", label: "A year" },
  { value: "custom", label: "A span of days" },
];
