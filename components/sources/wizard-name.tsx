"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ImportWire } from "@/lib/sources/wire";
import { type Refusal, sendFile, sendJson } from "./send-file";
import { UploadShare } from "./upload-form";
import type { Draft } from "./wizard-state";
import { POLICY_OPTIONS } from "./words";

interface WizardNameProps {
  file: File;
  draft: Draft;
  timeZone: string;
  timeZones: string[];
  refused: Record<string, string>;
  onRefused: (fields: Record<string, string>) => void;
}

/** The last part: what the source is called, then it is made and the file goes into it. */
export function WizardName({ file, draft, timeZone, timeZones, refused, onRefused }: WizardNameProps) {
  const router = useRouter();
  const [share, setShare] = useState<number>();
  const [message, setMessage] = useState<string>();
  /** Set once the source is there, so that a broken upload does not make it a second time. */
  const [madeId, setMadeId] = useState<number>();
  const busy = share !== undefined;

  const refuse = ({ message: words, fields }: Refusal) => {
    setShare(undefined);
    onRefused(fields);
    setMessage(fields.columns ?? words);
  };

  const create = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = new FormData(event.currentTarget);
    const text = (name: string) => String(form.get(name) ?? "");
    setMessage(undefined);
    onRefused({});
    setShare(0);
    let sourceId = madeId;
    if (sourceId === undefined) {
      const made = await sendJson<{ id: number }>("/api/sources", {
        name: text("name"),
        record_noun: text("record_noun") || undefined,
        unknown_owners: text("unknown_owners"),
        time_zone: text("time_zone"),
        file_format: { encoding: draft.encoding, delimiter: draft.delimiter },
        columns: draft.columns,
      });
      if (!made.ok) {
        refuse(made.refusal);
        return;
      }
      sourceId = made.value.id;
      setMadeId(sourceId);
    }
    const query = new URLSearchParams({ file_name: file.name });
    const sent = await sendFile<ImportWire>(`/api/sources/${sourceId}/imports?${query}`, file, setShare);
    if (sent.ok) router.push(`/admin/imports/${sent.value.id}`);
    else refuse(sent.refusal);
  };

  return (
    <Section id="name" title="Name and import">
      <form className="form" onSubmit={create} aria-label="Name and import" noValidate>
        {message && <Notice tone="error">{message}</Notice>}
        <TextInput
          name="name"
          label="Name of the source"
          defaultValue={nameOf(file.name)}
          error={refused.name}
        />
        <TextInput
          name="record_noun"
          label="One record is called"
          hint="Such as “opportunity”; used in sentences about its records."
          placeholder="record"
          error={refused.record_noun}
        />
        <Select
          name="unknown_owners"
          label="When an owner is not known"
          hint="Owners are found by employee number, e-mail or alias."
          options={[...POLICY_OPTIONS]}
        />
        <Select
          name="time_zone"
          label="Times without a zone are of"
          options={timeZones.map((value) => ({ value, label: value.replaceAll("_", " ") }))}
          defaultValue={timeZone}
          error={refused.time_zone}
        />
        <div className="form-end">
          <Button variant="main" type="submit" icon="upload" aria-disabled={busy || undefined}>
            {busy ? "Working" : "Create and import"}
          </Button>
          <UploadShare share={share} />
        </div>
      </form>
    </Section>
  );
}

/** "sales_pipeline.csv" → "Sales pipeline". */
function nameOf(fileName: string): string {
  const words = fileName
    .replace(/(\.(csv|tsv|txt|gz))+$/i, "")
    .replaceAll(/[_-]+/g, " ")
    .trim();
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`.slice(0, 80);
}
