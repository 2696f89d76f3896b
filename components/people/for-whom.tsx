"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary, useField } from "@/components/forms/editor-errors";
import { useUnsavedWarning } from "@/components/forms/use-unsaved-warning";
import { Button } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { ActionResult } from "@/lib/forms/action";
import { type Choice, type Mapping, MappingRows } from "./mapping-rows";

interface NamedFor {
  name: string;
  mappings: Mapping[];
}

interface ForWhomProps<Form extends NamedFor> {
  /** As it is stored. */
  stored: Form;
  nameLabel: string;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
  /** What another row starts with. */
  another: Mapping;
  save: (form: Form) => Promise<ActionResult<unknown>>;
  /** Fields beside the name. */
  fields?: (form: Form, change: (form: Form) => void) => ReactNode;
}

/** What something is called, and whom it is for: job roles, units, both or everyone. */
export function ForWhom<Form extends NamedFor>(props: ForWhomProps<Form>) {
  const { stored, nameLabel, jobRoles, units, another, fields } = props;
  const router = useRouter();
  const [saved, setSaved] = useState(stored);
  const [form, setForm] = useState(saved);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [saving, startSaving] = useTransition();
  const isChanged = JSON.stringify(form) !== JSON.stringify(saved);
  useUnsavedWarning(isChanged);
  const save = () =>
    startSaving(async () => {
      const result = await props.save(form);
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setRefusal(null);
      setSaved(form);
      showToast({ message: "Whom it is for is saved." });
      router.refresh();
    });
  const setMappings = (mappings: Mapping[]) => setForm({ ...form, mappings });
  return (
    <Section id="for-whom" title="For whom" note="The most specific match of a person wins">
      <EditorErrors errors={refusal?.errors ?? {}}>
        <RefusalSummary refusal={refusal} />
        <div className="mapping">
          <NameField label={nameLabel} value={form.name} onChange={(name) => setForm({ ...form, name })} />
          {fields?.(form, setForm)}
        </div>
        <MappingRows mappings={form.mappings} jobRoles={jobRoles} units={units} onChange={setMappings} />
        <div className="form-end">
          <Button icon="plus" onClick={() => setMappings([...form.mappings, another])}>
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

interface NameFieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
}

function NameField({ label, value, onChange }: NameFieldProps) {
  return (
    <TextInput
      {...useField("name")}
      label={label}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}
