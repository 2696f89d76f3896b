import { AppError } from "@/lib/errors";
import { requestBody } from "./request-body";

/** The whole body of a request. Stops reading and throws AppError "too_large" beyond `maxBytes`. */
export async function readBody(request: Request, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of requestBody(request)) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > maxBytes)
      throw new AppError("too_large", `At most ${Math.floor(maxBytes / 1_048_576)} MiB at once.`);
  }
  return Buffer.concat(chunks, size);
}
