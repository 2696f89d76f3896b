import { expect, test } from "vitest";
import type { CsvRow } from "@/lib/csv/row-parser";
import { type Chunk, cutChunks } from "./chunks";
import type { PreparedRow } from "./prepare-rows";

const asCopy = async (rows: readonly CsvRow[]): Promise<PreparedRow[]> =>
  rows.map(({ line, values }) => ({
    ...{ line, copy: `${values.join("\t")}\n`, rejection: null },
    ...{ unowned: false, ambiguousTimes: 0 },
  }));

async function* inBatches(rows: number, width: number) {
  for (let line = 2; line < rows + 2; line += 1)
    yield { rows: [{ line, values: ["x".repeat(width)] }], rejections: [], bytesRead: line * width };
}

async function cut(rows: number, width: number): Promise<Chunk[]> {
  const chunks: Chunk[] = [];
  const options = { chunkRows: 1_000, afterLine: 0, bytesDone: () => 0, prepare: asCopy };
  for await (const chunk of cutChunks(inBatches(rows, width), options)) chunks.push(chunk);
  return chunks;
}

test("a chunk ends after so many rows", async () => {
  expect((await cut(2_500, 10)).map((chunk) => chunk.rowsRead)).toEqual([1_000, 1_000, 500]);
});

test("a chunk of long rows ends earlier, so that memory does not grow with their length", async () => {
  const chunks = await cut(100, 1_000_000);
  expect(chunks.map((chunk) => chunk.rowsRead)).toEqual([34, 34, 32]);
  expect(chunks.map((chunk) => chunk.lastLine)).toEqual([35, 69, 101]);
  expect(chunks.reduce((sum, chunk) => sum + chunk.stagedRows, 0)).toBe(100);
});
