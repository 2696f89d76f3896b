/** A broken rule or a refusal, for people: the message says what is wrong and what to do. */
export type ErrorCode =
  | "invalid"
  | "unauthenticated"
  | "forbidden"
  | "not_found"
  | "conflict"
  | "too_large"
  | "unsupported_media_type"
  | "too_many"
  | "unavailable";

/** `path` is the field in dotted form, `items.3.weight`. */
export interface FieldProblem {
  path: string;
  message: string;
}

export class AppError extends Error {
  override readonly name = "AppError";
  constructor(
    readonly code: ErrorCode,
    message: string,
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(message);
  }
}

/** Refuses with one message per field; the summary names how many there are. */
export function invalid(fields: readonly FieldProblem[]): AppError {
  const first = fields[0]?.message ?? "Something is not valid.";
  return new AppError(
    "invalid",
    fields.length > 1 ? `${fields.length} things to fix first. ${first}` : first,
    fields,
  );
}

export const notFound = (what: string) =>
  new AppError("not_found", `${what} does not exist, or you may not see it.`);
export const forbidden = (what: string) => new AppError("forbidden", `You may not ${what}.`);
export const conflict = (message: string) => new AppError("conflict", message);
