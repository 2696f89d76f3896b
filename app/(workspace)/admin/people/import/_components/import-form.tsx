"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { ErrorSummary } from "@/components/ui/error-summary";
import { FileInput } from "@/components/ui/file-input";
import { Section } from "@/components/ui/section-head";
import { TextInput } from "@/components/ui/text-input";
import { type PeopleFilePreview, previewPeopleFileAction } from "@/lib/people/import/actions";
import { MappingTable } from "./mapping-table";
import { sendPeopleFile } from "./send-people-file";

const sampleBytes = 262_144;

interface Chosen {
  file: File;
  preview: PeopleFilePreview;
}

/** Choose a file, see its first rows, say which heading means what, import. */
export function ImportForm() {
  const router = useRouter();
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [problems, setProblems] = useState<string[]>([]);
  const [busy, setBusy] = useState(false);

  async function look(file: File | undefined) {
    setChosen(null);
    setProblems([]);
    if (!file) return;
    const form = new FormData();
    form.set("sample", file.slice(0, sampleBytes));
    form.set("complete", String(file.size <= sampleBytes));
    const result = await previewPeopleFileAction(form);
    if (result.ok) setChosen({ file, preview: result.value });
    else setProblems([result.message]);
  }

  async function send(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (!chosen || busy) return;
    setBusy(true);
    setProblems([]);
    const answer = await sendPeopleFile(chosen.file, new FormData(event.currentTarget));
    setBusy(false);
    if (answer.ok) router.push(`/admin/people/import?import=${answer.importId}`);
    else setProblems(answer.problems);
  }

  return (
    <form className="form wide-form" onSubmit={send}>
      {problems.length > 0 && <ErrorSummary errors={problems.map((text) => ({ text }))} />}
      <Section id="file" title="File" note="At most 50,000 rows" first>
        <div className="formgrid people-grid">
          <FileInput
            name="file"
            label="CSV file"
            accept=".csv,.txt,.tsv,text/csv"
            hint="Encoding and delimiter are detected automatically"
            onChange={(event) => look(event.target.files?.[0])}
          />
        </div>
      </Section>
      {chosen && (
        <>
          <MappingTable preview={chosen.preview} key={`${chosen.file.name}-${chosen.file.size}`} />
          <Section id="options" title="Options">
            <div className="formgrid people-grid">
              <TextInput
                name="effective_from"
                label="Changes hold from"
                type="date"
                hint="Of manager, unit and role. Blank: today. First ones always hold from the start"
              />
              <Checkbox
                name="create_missing_managers"
                label="Create managers who are named but have no row of their own"
                hint="Otherwise the rows of the people who report to them are rejected"
                defaultChecked
              />
            </div>
          </Section>
          <div className="form-end">
            <Button type="submit" variant="main" aria-disabled={busy || undefined}>
              {busy ? "Importing" : "Import people"}
            </Button>
            <span className="soft" aria-live="polite">
              {busy ? "The whole file is checked first, then stored at once." : ""}
            </span>
          </div>
        </>
      )}
    </form>
  );
}
