import { detectCsv } from "@/lib/csv/detect";
import { rawCharacters, sampleBytes } from "@/lib/csv/format";
import { nullTokenCandidates } from "@/lib/csv/null-tokens";
import { readCsv } from "@/lib/csv/read";
import { type ColumnPlan, compileRow } from "@/lib/csv/typed-row";
import { csvLine } from "@/lib/csv/write-csv";
import { invalid } from "@/lib/errors";
import type { PeopleRow, RefusedRow } from "./draft";
import { dateFields, type FieldMapping, fieldLabels, mapHeadings, type PeopleField } from "./fields";

const maxPeopleRows = 50_000;

export interface PeopleFile {
  rows: PeopleRow[];
  /** Rows that cannot be read. */
  rejections: RefusedRow[];
  rowsRead: number;
  hasNumbers: boolean;
  notes: string[];
}

/** First look at a file: its headings and first rows. Throws AppError "invalid" on `file` when it is no CSV. */
export function detectPeopleFile(sample: Uint8Array, { complete }: { complete: boolean }) {
  const detection = detectCsv(sample, { complete });
  if (!detection.ok) throw invalid([{ path: "file", message: `${detection.reason}.` }]);
  return detection;
}

/**
 * Reads a people file (at most 50,000 rows) with the mapping from fields to headings. Days in the way of writing that
 * the file's first rows show become YYYY-MM-DD. Throws AppError "invalid" on `file` or `map.<field>`.
 */
export async function readPeopleFile(bytes: Uint8Array, mapping: FieldMapping): Promise<PeopleFile> {
  const detection = detectPeopleFile(bytes.subarray(0, sampleBytes), {
    complete: bytes.byteLength <= sampleBytes,
  });
  const headings = detection.columns.map((column) => column.header);
  const mapped = mapHeadings(headings, mapping);
  if (!mapped.ok)
    throw invalid(mapped.problems.map(({ field, message }) => ({ path: `map.${field}`, message })));

  const notes = [...detection.notes];
  if (mapped.unused.length > 0) notes.push(`Not read: ${mapped.unused.slice(0, 20).join(", ")}.`);
  const fields = [...mapped.columns.keys()];
  const plans = [...mapped.columns].map(([field, index]): ColumnPlan => {
    const column = detection.columns[index];
    const nullTokens = noValueOf(field);
    const seen = nullTokens.filter((token) => column?.nullTokensSeen.includes(token));
    if (seen.length > 0)
      notes.push(`${fieldLabels[field]}: ${seen.map((token) => `“${token}”`).join(", ")} is read as none.`);
    if (!dateFields.includes(field)) return { name: field, index, type: "text", nullTokens };
    const dateFormat = column?.dateFormat ?? "yyyy-MM-dd";
    if (column?.ambiguous) notes.push(`${fieldLabels[field]} is read as ${dateFormat}.`);
    const tokens = [...new Set([...nullTokens, ...(column?.nullTokens ?? [])])];
    return { name: field, index, type: "date", nullTokens: tokens, dateFormat };
  });
  const typed = compileRow(plans, { timeZone: "UTC" });

  const file: PeopleFile = {
    rows: [],
    rejections: [],
    rowsRead: 0,
    hasNumbers: mapped.columns.has("employee_number"),
    notes,
  };
  for await (const batch of readCsv([bytes], detection.format)) {
    for (const rejection of batch.rejections) file.rejections.push({ ...rejection, known: [] });
    file.rowsRead += batch.rows.length + batch.rejections.length;
    if (file.rowsRead > maxPeopleRows) {
      const message = `The file has more than ${maxPeopleRows.toLocaleString("en")} rows. Split it.`;
      throw invalid([{ path: "file", message }]);
    }
    for (const { line, values } of batch.rows) {
      const raw = csvLine(values, { delimiter: detection.format.delimiter, formulas: "keep" }).trimEnd();
      const row = typed(values);
      if (row.ok)
        file.rows.push({ line, raw: raw.slice(0, rawCharacters), cells: cellsOf(fields, row.values) });
      else {
        const label = fieldLabels[row.column as PeopleField];
        const reason = `${label} ${row.reason}`;
        const known = keyFields.flatMap((field) => values[mapped.columns.get(field) ?? -1]?.trim() || []);
        file.rejections.push({ line, raw: raw.slice(0, rawCharacters), reason, known });
      }
    }
  }
  return file;
}

/** "N/A" is nobody's manager. What names a person is taken as it stands, and so is the region NA. */
function noValueOf(field: PeopleField): readonly string[] {
  if (field === "employee_number" || field === "name" || field === "aliases") return [];
  const isPlace = field === "unit" || field === "job_role";
  return isPlace ? nullTokenCandidates.filter((token) => token !== "NA") : nullTokenCandidates;
}

const keyFields = ["employee_number", "email", "name"] as const;

function cellsOf(fields: readonly PeopleField[], values: readonly (string | null)[]): PeopleRow["cells"] {
  const cells: PeopleRow["cells"] = {};
  for (const [index, field] of fields.entries()) {
    const value = values[index]?.trim().replace(/\s+/g, " ");
    if (value) cells[field] = value;
  }
  return cells;
}
