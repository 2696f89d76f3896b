import { AppError } from "@/lib/errors";

const LONGEST = 300;

/**
 * Why a job failed, for the log of runs. Of what nobody foresaw the first line alone: the error of a statement repeats
 * the statement with every value it was given, and what the database said of it is its cause.
 */
export function reasonOf(error: unknown): string {
  if (error instanceof AppError || error instanceof RangeError) return error.message;
  const told = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const [line = ""] = (told instanceof Error ? told.message : String(told)).split("\n");
  const short = line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line;
  return `It stopped on an error, which has been logged: ${short}`;
}
