"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ActionResult } from "@/lib/forms/action";

interface Chooser {
  label: string;
  hint?: string;
  options: readonly { value: string; label: string }[];
}

interface NewDraft {
  name: string;
  /** Empty where the chooser offers "any". */
  frequency: string;
  /** Id of the job role or unit; null: nobody yet. */
  forId: number | null;
}

interface NewDraftFormProps {
  /** An example of a name. */
  placeholder: string;
  frequency: Chooser;
  forWhom: Omit<Chooser, "options"> & { name: string; choices: readonly { id: number; name: string }[] };
  create: (draft: NewDraft) => Promise<ActionResult<{ id: number }>>;
  /** Of the page where it is edited, without the id. */
  path: string;
}

/** A name, which periods, whom it is for, and on to its first draft. */
export function NewDraftForm({ placeholder, frequency, forWhom, create, path }: NewDraftFormProps) {
  const router = useRouter();
  const [form, setForm] = useState({ name: "", frequency: "monthly", forWhom: "" });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const save = () =>
    startSaving(async () => {
      const forId = form.forWhom ? Number(form.forWhom) : null;
      const result = await create({ name: form.name, frequency: form.frequency, forId });
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      router.push(`${path}/${result.value.id}`);
    });
  return (
    <EditorErrors errors={refusal?.errors ?? {}}>
      <RefusalSummary refusal={refusal} />
      <div className="form">
        <NameField
          placeholder={placeholder}
          value={form.name}
          onChange={(name) => setForm({ ...form, name })}
        />
        <Select
          name="frequency"
          {...frequency}
          value={form.frequency}
          onChange={(event) => setForm({ ...form, frequency: event.target.value })}
        />
        <Select
          name={forWhom.name}
          label={forWhom.label}
          hint={forWhom.hint}
          value={form.forWhom}
          options={[
            { value: "", label: "Nobody yet" },
            ...forWhom.choices.map(({ id, name }) => ({ value: String(id), label: name })),
          ]}
          onChange={(event) => setForm({ ...form, forWhom: event.target.value })}
        />
        <div className="form-end">
          <Button variant="main" onClick={save} unavailable={saving ? "Saving" : undefined}>
            Create the first draft
          </Button>
        </div>
      </div>
    </EditorErrors>
  );
}

interface NameFieldProps {
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

function NameField({ placeholder, value, onChange }: NameFieldProps) {
  return (
    <TextInput
      {...useField("name")}
      label="Name"
      placeholder={placeholder}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
