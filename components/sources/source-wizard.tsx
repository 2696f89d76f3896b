"use client";

import { useState } from "react";
import { FileInput } from "@/components/ui/file-input";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { Delimiter } from "@/lib/csv/format";
import type { DetectionWire } from "@/lib/sources/wire";
import { sendFile } from "./send-file";
import { WizardColumns } from "./wizard-columns";
import { WizardName } from "./wizard-name";
import { WizardRows } from "./wizard-rows";
import { DELIMITER_OPTIONS, type Draft, draftOf, encodingOptions } from "./wizard-state";

/** Enough of the file to see how it is written. */
const headBytes = 1_000_000;

type Corrections = { encoding?: string; delimiter?: Delimiter };

/** A file becomes a source: what was detected, everything correctable, name, create and import. */
export function SourceWizard({ timeZone, timeZones }: { timeZone: string; timeZones: string[] }) {
  const [file, setFile] = useState<File>();
  const [found, setFound] = useState<DetectionWire>();
  const [draft, setDraft] = useState<Draft>();
  const [error, setError] = useState<string>();
  const [looking, setLooking] = useState(false);
  const [refused, setRefused] = useState<Record<string, string>>({});

  const look = async (next: File | undefined, corrections: Corrections = {}) => {
    setError(undefined);
    setRefused({});
    if (!next) return;
    setFile(next);
    setLooking(true);
    const query = new URLSearchParams(corrections);
    const answer = await sendFile<DetectionWire>(`/api/sources/detect?${query}`, next.slice(0, headBytes));
    setLooking(false);
    if (!answer.ok) {
      setFound(undefined);
      setDraft(undefined);
      setError(answer.refusal.message);
      return;
    }
    setFound(answer.value);
    setDraft(draftOf(answer.value));
  };

  return (
    <>
      <Section id="file" title="File" first aside={looking ? "Looking at the file" : undefined}>
        <div className="form">
          {error && <Notice tone="error">{error}</Notice>}
          <FileInput
            name="file"
            label="CSV file"
            accept=".csv,.tsv,.txt,.gz,text/csv"
            hint="The first row names the columns. May be packed as .csv.gz."
            onChange={(event) => look(event.target.files?.[0])}
          />
        </div>
      </Section>
      {file && found && draft && (
        <>
          <Section
            id="detected"
            title="First rows"
            note={`${found.sample_rows.toLocaleString("en")} rows looked at`}
          >
            <div className="filters">
              <Select
                name="encoding"
                label="Encoding"
                options={encodingOptions(draft.encoding)}
                value={draft.encoding}
                onChange={(event) => look(file, { encoding: event.target.value, delimiter: draft.delimiter })}
              />
              <Select
                name="delimiter"
                label="Values parted by"
                options={DELIMITER_OPTIONS}
                value={draft.delimiter}
                onChange={(event) =>
                  look(file, { encoding: draft.encoding, delimiter: event.target.value as Delimiter })
                }
              />
            </div>
            {found.notes.map((note) => (
              <Notice key={note}>{note}.</Notice>
            ))}
            <WizardRows found={found} />
          </Section>
          <Section
            id="columns"
            title="Columns"
            note="Correct what was read wrongly, and say what each column is for"
          >
            <WizardColumns
              columns={draft.columns}
              refused={refused}
              onChange={(columns) => setDraft({ ...draft, columns })}
            />
          </Section>
          <WizardName
            file={file}
            draft={draft}
            timeZone={timeZone}
            timeZones={timeZones}
            refused={refused}
            onRefused={setRefused}
          />
        </>
      )}
    </>
  );
}
