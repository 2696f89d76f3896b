"use client";

import { ForWhom } from "@/components/people/for-whom";
import type { Choice } from "@/components/people/mapping-rows";
import { Select } from "@/components/ui/select";
import type { Frequency } from "@/db/enums";
import { updateTemplateAction } from "@/lib/kpis/templates/actions";
import type { Template } from "@/lib/kpis/templates/types";

interface MappingEditorProps {
  template: Template;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
}

/** What a template is called, which periods it scores, and whom it is for. */
export function MappingEditor({ template, jobRoles, units }: MappingEditorProps) {
  const { name, frequency, mappings } = template;
  return (
    <ForWhom
      stored={{ name, frequency, mappings }}
      nameLabel="Name of the template"
      jobRoles={jobRoles}
      units={units}
      another={{ job_role_id: jobRoles[0]?.id ?? null, org_unit_id: null }}
      save={(form) => updateTemplateAction(template.id, form)}
      fields={(form, change) => (
        <Select
          name="frequency"
          label="Scores periods of"
          value={form.frequency ?? ""}
          options={FREQUENCIES}
          onChange={(event) =>
            change({ ...form, frequency: (event.target.value || null) as Frequency | null })
          }
        />
      )}
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
