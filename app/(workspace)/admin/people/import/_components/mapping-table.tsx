"use client";

import { useState } from "react";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { PeopleFilePreview } from "@/lib/people/import/actions";
import { type FieldMapping, fieldLabels, type PeopleField, peopleFields } from "@/lib/people/import/fields";

const NOTES: Partial<Record<PeopleField, string>> = {
  employee_number: "Identifies the person; without it the e-mail does, or else the name",
  manager: "By number, e-mail, alias or name",
  unit: "By code, name, or a path like A / B / C; new ones are created",
  job_role: "New ones are created",
  aliases: "Separate several with a semicolon",
  effective_from: "When manager, unit and role of this row take effect",
};

/** Which heading feeds which field, with what the first rows have there. */
export function MappingTable({ preview }: { preview: PeopleFilePreview }) {
  const [mapping, setMapping] = useState<FieldMapping>(preview.proposed);
  const options = [
    { value: "", label: "Not in the file" },
    ...[...new Set(preview.headings)].map((heading) => ({ value: heading, label: heading })),
  ];
  const examples = (heading: string | undefined) => {
    const index = heading ? preview.headings.indexOf(heading) : -1;
    const values = index < 0 ? [] : preview.rows.map((row) => row[index] ?? "");
    return [...new Set(values.filter((value) => value.trim() !== ""))].slice(0, 3).join(", ");
  };
  return (
    <Section
      id="mapping"
      title="Headings"
      note={`${preview.headings.length} in the file; a blank cell leaves what is stored`}
    >
      {preview.notes.map((note) => (
        <Notice key={note}>{note}</Notice>
      ))}
      <table className="table people-mapping">
        <caption className="sr">Fields and the headings they are read from</caption>
        <thead>
          <tr>
            <th scope="col">Field</th>
            <th scope="col">Heading in the file</th>
            <th scope="col" className="wide">
              First rows
            </th>
          </tr>
        </thead>
        <tbody>
          {peopleFields.map((field) => (
            <tr key={field}>
              <th scope="row">
                {fieldLabels[field]}
                {NOTES[field] && <span className="under">{NOTES[field]}</span>}
              </th>
              <td>
                <Select
                  name={`map.${field}`}
                  label={fieldLabels[field]}
                  hideLabel
                  options={options}
                  value={mapping[field] ?? ""}
                  onChange={(event) => setMapping({ ...mapping, [field]: event.target.value })}
                />
              </td>
              <td className="wide soft">{examples(mapping[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
