"use client";

import type { Choice } from "@/components/people/mapping-rows";
import { NewDraftForm } from "@/components/versions/new-draft-form";
import { createTemplateAction } from "@/lib/kpis/templates/actions";
import { FREQUENCIES } from "./mapping-editor";

export function NewTemplateForm({ jobRoles }: { jobRoles: readonly Choice[] }) {
  return (
    <NewDraftForm
      placeholder="Support specialist"
      frequency={{ label: "Scores periods of", options: FREQUENCIES }}
      forWhom={{
        name: "role",
        label: "For the job role",
        hint: "More roles, and units, can be added on the next page.",
        choices: jobRoles,
      }}
      create={({ name, frequency, forId }) =>
        createTemplateAction({
          name,
          frequency: frequency || null,
          mappings: forId === null ? [] : [{ job_role_id: forId }],
        })
      }
      path="/admin/templates"
    />
  );
}
