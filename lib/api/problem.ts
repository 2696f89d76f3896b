import { AppError, type ErrorCode } from "@/lib/errors";
import { log } from "@/lib/log";

const STATUS: Record<ErrorCode, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  unsupported_media_type: 415,
  too_many: 429,
  unavailable: 503,
};

/** Any error as problem+json (RFC 9457), with a path per field. Unknown errors are logged and never shown. */
export function problemResponse(error: unknown): Response {
  if (error instanceof AppError) return problem(STATUS[error.code], error.code, error.message, error.fields);
  log.error({ err: error }, "request failed");
  return problem(500, "internal", "Something went wrong here. It has been logged.", []);
}

function problem(status: number, code: string, detail: string, errors: AppError["fields"]): Response {
  const body = { type: `about:blank#${code}`, title: code.replaceAll("_", " "), status, detail, errors };
  return new Response(JSON.stringify(body), {
    status,
    headers: {
      "content-type": "application/problem+json",
      ...(status === 401 ? { "www-authenticate": "Bearer" } : {}),
    },
  });
}
