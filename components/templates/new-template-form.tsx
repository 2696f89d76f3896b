"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/forms/editor-errors";
import type { Choice } from "@/components/people/mapping-rows";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import { createTemplateAction } from "@/lib/kpis/templates/actions";
import { FREQUENCIES } from "./mapping-editor";

/** A name, whom it is for, and on to its first draft. */
export function NewTemplateForm({ jobRoles }: { jobRoles: readonly Choice[] }) {
  const router = useRouter();
  const [form, setForm] = useState({ name: "", frequency: "monthly", role: "" });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const create = () =>
    startSaving(async () => {
      const { name, frequency, role } = form;
      const result = await createTemplateAction({
        name,
        frequency: frequency || null,
        mappings: role ? [{ job_role_id: Number(role) }] : [],
      });
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      router.push(`/admin/templates/${result.value.id}`);
    });
  return (
    <EditorErrors errors={refusal?.errors ?? {}}>
      <RefusalSummary refusal={refusal} />
      <div className="form">
        <NameField value={form.name} onChange={(name) => setForm({ ...form, name })} />
        <Select
          name="frequency"
          label="Scores periods of"
          value={form.frequency}
          options={FREQUENCIES}
          onChange={(event) => setForm({ ...form, frequency: event.target.value })}
        />
        <Select
          name="role"
          label="For the job role"
          hint="More roles, and units, can be added on the next page."
          value={form.role}
          options={[
            { value: "", label: "Nobody yet" },
            ...jobRoles.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setForm({ ...form, role: event.target.value })}
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
      placeholder="Support specialist"
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
