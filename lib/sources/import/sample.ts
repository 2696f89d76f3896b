import { sampleBytes } from "@/lib/csv/format";

export interface Sample {
  bytes: Uint8Array;
  /** Whether this is the whole file. */
  complete: boolean;
  /** The whole stream again, the sample included. */
  all: AsyncIterable<Uint8Array>;
  /** Ends the reading when `all` is not wanted. */
  stop(): Promise<void>;
}

/** The first bytes of a stream, as many as detection wants to see. */
export async function takeSample(input: AsyncIterable<Uint8Array>): Promise<Sample> {
  const reader = input[Symbol.asyncIterator]();
  const taken: Uint8Array[] = [];
  let size = 0;
  let complete = false;
  while (size <= sampleBytes && !complete) {
    const next = await reader.next();
    complete = next.done === true;
    if (next.done) break;
    taken.push(next.value);
    size += next.value.byteLength;
  }
  const all = async function* () {
    yield* taken.splice(0);
    try {
      for (let next = await reader.next(); !next.done; next = await reader.next()) yield next.value;
    } finally {
      await reader.return?.();
    }
  };
  const bytes = Buffer.concat(taken).subarray(0, sampleBytes);
  return {
    bytes,
    complete: complete && size <= sampleBytes,
    all: all(),
    stop: async () => {
      await reader.return?.();
    },
  };
}
