export type CopyRow = { ok: true; line: string } | { ok: false; index: number; reason: string };

const special = /[\0\\\t\n\r]/;
const escapes: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/**
 * One line of PostgreSQL's COPY text format, line break included.
 * Refused at `index` (position in `values`) when a value has a NUL, which PostgreSQL cannot store in text.
 */
export function encodeCopyRow(values: readonly (string | null)[]): CopyRow {
  let line = "";
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null;
    if (index > 0) line += "\t";
    if (value === null) line += "\\N";
    else if (!special.test(value)) line += value;
    else if (value.includes("\0"))
      return { ok: false, index, reason: "has a NUL character, which text cannot have" };
    else line += value.replaceAll(/[\\\t\n\r]/g, (character) => escapes[character] ?? character);
  }
  return { ok: true, line: `${line}\n` };
}
