import { openDecoder } from "@/lib/csv/decode";
import type { CsvFormat, RowRejection } from "@/lib/csv/format";
import { type CsvRow, RowParser } from "@/lib/csv/row-parser";

/** `bytesRead` counts from the start of the file, for a progress bar. */
export type CsvBatch = { rows: CsvRow[]; rejections: RowRejection[]; bytesRead: number };

export type ReadCsvOptions = {
  /** A batch ends with the piece of input (at most 256 kB) that brings it to this many rows. */
  batchRows?: number;
};

const batchBytes = 8 * 1024 * 1024;
const pieceBytes = 256 * 1024;

/**
 * The rows below the header, in batches, reading no further than the consumer asks for.
 *
 * Lines are physical lines of the file, 1-based, line breaks inside quotes included. Blank lines are no rows.
 * A row that cannot be read is a rejection; a file never ends the reading early.
 */
export async function* readCsv(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  format: CsvFormat,
  { batchRows = 5_000 }: ReadCsvOptions = {},
): AsyncGenerator<CsvBatch> {
  const decoder = openDecoder(format.encoding);
  const parser = new RowParser({ delimiter: format.delimiter, newline: format.newline });
  let headerPending = true;
  let bytesRead = 0;
  let bytesYielded = 0;

  const takeBatch = (): CsvBatch => {
    const { rows, rejections } = parser;
    parser.rows = [];
    parser.rejections = [];
    bytesYielded = bytesRead;
    return { rows, rejections, bytesRead };
  };

  for await (const chunk of inPieces(input)) {
    bytesRead += chunk.byteLength;
    parser.push(decoder.write(chunk));
    if (headerPending && parser.rows.length > 0) {
      parser.rows.shift();
      headerPending = false;
    }
    const full = parser.rows.length + parser.rejections.length >= batchRows;
    if (full || bytesRead - bytesYielded >= batchBytes) yield takeBatch();
  }
  parser.push(decoder.end());
  parser.end();
  if (headerPending) parser.rows.shift();
  if (parser.rows.length + parser.rejections.length > 0 || bytesRead > bytesYielded) yield takeBatch();
}

/** The input's chunks, large ones in pieces, so that a batch stays small whoever supplies them. */
async function* inPieces(
  input: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of input) {
    for (let at = 0; at < chunk.byteLength; at += pieceBytes) yield chunk.subarray(at, at + pieceBytes);
  }
}
