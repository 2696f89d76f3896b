import type { Sql } from "@/db/client";
import { gunzip, isGzip } from "@/lib/sources/import/gunzip";

/** An uploaded file as a stream of its unpacked bytes, and how far into the upload the reading has come. */
export interface ImportFile {
  bytes: AsyncIterable<Uint8Array>;
  /** Bytes of the upload (still packed) taken so far. */
  bytesTaken(): number;
}

export async function openImportFile(sql: Sql, importId: number): Promise<ImportFile> {
  let taken = 0;
  const first = await readPiece(sql, importId, 0);
  const pieces = async function* () {
    let piece = first;
    for (let seq = 1; piece !== null; seq++) {
      const next = readPiece(sql, importId, seq);
      next.catch(() => {}); // Awaited below, unless the reader stops before.
      taken += piece.byteLength;
      yield piece;
      piece = await next;
    }
  };
  const packed = first !== null && isGzip(first);
  return { bytes: packed ? gunzip(pieces()) : pieces(), bytesTaken: () => taken };
}

async function readPiece(sql: Sql, importId: number, seq: number): Promise<Uint8Array | null> {
  const [row] = await sql<{ content: Uint8Array }[]>`
    SELECT content FROM import_files WHERE import_id = ${importId} AND seq = ${seq}`;
  return row?.content ?? null;
}
