import { AppError } from "@/lib/errors";
import { readBody } from "./read-body";

/** The largest input of ours is an appeal with its files in base64, some 7 MB. */
const MOST_JSON_BYTES = 8 * 1_048_576;

/**
 * The JSON body of a request; an empty one is undefined: the schema says whether it may be left out. Throws AppError
 * "too_large", "unsupported_media_type" for what is not JSON and does not call itself so, and else "invalid".
 */
export async function readJson(request: Request): Promise<unknown> {
  const bytes = await readBody(request, MOST_JSON_BYTES);
  if (bytes.byteLength === 0) return undefined;
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    const type = request.headers.get("content-type");
    if (type && !IS_JSON.test(type))
      throw new AppError("unsupported_media_type", `Send JSON, as application/json, instead of ${type}.`);
    throw new AppError("invalid", "The body is not valid JSON in UTF-8.");
  }
}

const IS_JSON = /^application\/([\w.-]+\+)?json\b/i;
