import { type CsvDetection, type DetectOptions, detectCsv } from "@/lib/csv/detect";
import { gunzip, isGzip } from "@/lib/sources/import/gunzip";
import { takeSample } from "@/lib/sources/import/sample";

/** How a file is written, from its head; the rest is not read. Throws ImportProblem for a damaged gzip file. */
export async function detectUpload(
  body: AsyncIterable<Uint8Array>,
  corrections: Pick<DetectOptions, "encoding" | "delimiter">,
): Promise<CsvDetection> {
  const sample = await takeSample(await unpacked(body));
  try {
    return detectCsv(sample.bytes, { ...corrections, complete: sample.complete });
  } finally {
    await sample.stop();
  }
}

/** The bytes themselves, or what they unpack to when they are gzip. */
async function unpacked(body: AsyncIterable<Uint8Array>): Promise<AsyncIterable<Uint8Array>> {
  const reader = body[Symbol.asyncIterator]();
  const first = await reader.next();
  const all = async function* () {
    if (!first.done) yield first.value;
    try {
      for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
    } finally {
      await reader.return?.();
    }
  };
  return !first.done && isGzip(first.value) ? gunzip(all()) : all();
}
