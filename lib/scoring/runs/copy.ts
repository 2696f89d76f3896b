import { once } from "node:events";
import type { Writable } from "node:stream";
import type { Sql } from "@/db/client";

export type Cell = string | number | boolean | null;

export interface CopyTarget {
  table: string;
  columns: readonly string[];
}

const CHUNK_CHARACTERS = 64 * 1024;

/**
 * Streams rows into a table with COPY, in the caller's transaction. Rows are taken as fast as the server reads them, so
 * a generator computes while the server stores. Returns how many there were.
 */
export async function copyRows(
  transaction: Sql,
  { table, columns }: CopyTarget,
  rows: Iterable<readonly Cell[]>,
): Promise<number> {
  const stream = await transaction`
    COPY ${transaction(table)} (${transaction(columns)}) FROM STDIN`.writable();
  const failed = new Promise<never>((_, fail) => stream.once("error", fail));
  failed.catch(() => {});
  let count = 0;
  let chunk = "";
  try {
    for (const row of rows) {
      chunk += copyLine(row);
      count += 1;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      await Promise.race([failed, written(stream, chunk)]);
      chunk = "";
    }
    if (chunk) await Promise.race([failed, written(stream, chunk)]);
    stream.end();
    await Promise.race([failed, once(stream, "finish")]);
  } catch (error) {
    stream.destroy(error instanceof Error ? error : undefined);
    throw error;
  }
  return count;
}

function written(stream: Writable, chunk: string): Promise<unknown> {
  return stream.write(chunk) ? new Promise(setImmediate) : once(stream, "drain");
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
