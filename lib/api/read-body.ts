import { AppError } from "@/lib/errors";

/** The whole body of a request. Stops reading and throws AppError "too_large" beyond `maxBytes`. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = request.body?.getReader();
  while (reader) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.byteLength;
    if (size > maxBytes) {
      await reader.cancel();
      throw new AppError("too_large", `At most ${Math.floor(maxBytes / 1_048_576)} MiB at once.`);
    }
    chunks.push(value);
  }
  return Buffer.concat(chunks, size);
}
