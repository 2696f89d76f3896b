import { once } from "node:events";
import type { Writable } from "node:stream";
import type postgres from "postgres";

/**
 * Sends pieces of text to a `COPY … FROM STDIN` as fast as the server reads them, so that a generator computes while the
 * server stores. Throws what the server refuses or that the connection is gone, also when it says so after the last piece.
 */
export async function copyIn(
  copy: postgres.PendingQuery<postgres.Row[]>,
  pieces: Iterable<string | Buffer>,
): Promise<void> {
  const stream = await copy.writable();
  const failed = new Promise<never>((_, fail) => {
    stream.once("error", fail);
    // After the last piece the driver tells a failure only to the query, which was settled when the stream opened:
    // without this, whoever waits for the end would wait for ever.
    (copy as unknown as { reject: (error: unknown) => void }).reject = fail;
  });
  failed.catch(() => {});
  try {
    for (const piece of pieces) await Promise.race([failed, written(stream, piece)]);
    stream.end();
    await Promise.race([failed, once(stream, "finish")]);
  } catch (error) {
    if (!stream.writableEnded) stream.destroy(error instanceof Error ? error : undefined);
    throw error;
  }
}

function written(stream: Writable, piece: string | Buffer): Promise<unknown> {
  return stream.write(piece) ? new Promise(setImmediate) : once(stream, "drain");
}
