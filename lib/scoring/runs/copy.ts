import type { Sql } from "@/db/client";
import { copyIn } from "@/db/copy-in";

export type Cell = string | number | boolean | null;

export interface CopyTarget {
  table: string;
  columns: readonly string[];
}

const PIECE_CHARACTERS = 64 * 1024;

/** Streams rows into a table with COPY, in the caller's transaction. Returns how many there were. */
export async function copyRows(
  transaction: Sql,
  { table, columns }: CopyTarget,
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  let count = 0;
  function* pieces() {
    let piece = "";
    for (const row of rows) {
      piece += copyLine(row);
      count += 1;
      if (piece.length < PIECE_CHARACTERS) continue;
      yield piece;
      piece = "";
    }
    if (piece) yield piece;
  }
  await copyIn(transaction`COPY ${transaction(table)} (${transaction(columns)}) FROM STDIN`, pieces());
  return count;
}

const SPECIAL = /[\\\t\n\r]/;

function copyLine(row: readonly Cell[]): string {
  let line = "";
  for (let index = 0; index < row.length; index += 1) {
    if (index > 0) line += "\t";
    const cell = row[index];
    if (cell === null || cell === undefined) line += "\\N";
    else if (typeof cell === "string") line += SPECIAL.test(cell) ? escaped(cell) : cell;
    else line += typeof cell === "boolean" ? (cell ? "t" : "f") : String(cell);
  }
  return `${line}\n`;
}

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };
const escaped = (text: string) => text.replaceAll(/[\\\t\n\r]/g, (character) => ESCAPES[character] ?? "");
