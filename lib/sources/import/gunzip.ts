import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ImportProblem } from "@/lib/sources/import/import-problem";

/** Real tables shrink to a tenth or a fiftieth; what grows more than this is made to exhaust a machine. */
const mostTimes = 200;
const alwaysAllowedBytes = 64 * 1024 * 1024;

export const isGzip = (head: Uint8Array): boolean => head[0] === 0x1f && head[1] === 0x8b;

/** The unpacked bytes of a gzip stream, as they are asked for. Throws ImportProblem when it is damaged or a bomb. */
export async function* gunzip(input: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let packed = 0;
  let unpacked = 0;
  const counted = async function* () {
    for await (const piece of input) {
      packed += piece.byteLength;
      yield piece;
    }
  };
  const unzip = createGunzip({ chunkSize: 256 * 1024 });
  const feeding = pipeline(Readable.from(counted(), { objectMode: true, highWaterMark: 1 }), unzip).catch(
    () => {}, // The same error ends the loop below.
  );
  try {
    for await (const chunk of unzip as AsyncIterable<Buffer>) {
      unpacked += chunk.byteLength;
      if (unpacked > alwaysAllowedBytes && unpacked > packed * mostTimes)
        throw new ImportProblem(
          `The gzip file unpacks to more than ${mostTimes} times its size. Send it as plain CSV.`,
        );
      yield chunk;
    }
  } catch (error) {
    if (isZlibError(error))
      throw new ImportProblem("The gzip file is damaged or cut short. Upload it again.", { cause: error });
    throw error;
  } finally {
    unzip.destroy();
    await feeding;
  }
}

const isZlibError = (error: unknown): boolean =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");
