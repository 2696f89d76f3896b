export const delimiters = [",", ";", "\t", "|"] as const;
export type Delimiter = (typeof delimiters)[number];

/** How the bytes of a file become rows. `newline` is "\r" only for files that never use "\n". */
export type CsvFormat = { encoding: string; delimiter: Delimiter; newline: "\n" | "\r" };

const columnTypes = ["text", "integer", "decimal", "boolean", "date", "timestamp"] as const;
export type ColumnType = (typeof columnTypes)[number];

/** A row that cannot be imported: the physical line it starts on (1-based), why, and its text as it was in the file. */
export type RowRejection = { line: number; reason: string; raw: string };

/** How much of a file `detectCsv` needs to see. */
export const sampleBytes = 262_144;
export const maxColumns = 500;
export const maxFieldCharacters = 1_000_000;
export const maxRowCharacters = 4_000_000;
export const rawCharacters = 2_000;
