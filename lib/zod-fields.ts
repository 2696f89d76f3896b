import { z } from "zod";
import { type FieldProblem, invalid } from "@/lib/errors";

/** An id as paths, queries and forms send it: what PostgreSQL's integer holds. */
export const idNumber = z.coerce.number().int().positive().max(2_147_483_647);

/** A day, YYYY-MM-DD. Years before 1900 are slips, and the year 0 no database holds; 9999-12-31 often stands for "never". */
export const dayText = (message: string, { lastYear = 9999 } = {}) =>
  z.iso
    .date(message)
    .refine((day) => Number(day.slice(0, 4)) >= 1900 && Number(day.slice(0, 4)) <= lastYear, {
      error: `The year must be from 1900 to ${lastYear}.`,
    });

/** Characters that show: neither spaces nor what only joins, parts or turns others. */
const shownCharacters = (text: string): number =>
  text.replace(/[\p{Cf}\p{Cc}\p{Z}\u2800\u3164]/gu, "").length;

/**
 * Words somebody has to write, of `least` to `most` characters without the spaces around them; what shows nothing, such as
 * spaces of no width, is not written.
 */
export const writtenText = ({ empty, least, most }: { empty: string; least: number; most: number }) => {
  const short = least > 1 ? `Write at least ${least} characters.` : empty;
  return z
    .string({ error: empty })
    .trim()
    .min(least, short)
    .max(most, `At most ${most.toLocaleString("en")} characters.`)
    .refine((text) => text.length < least || shownCharacters(text) >= Math.ceil(least / 2), short);
};

export const fieldProblems = (error: z.ZodError): FieldProblem[] =>
  error.issues.map((issue) => ({ path: issue.path.join("."), message: issue.message }));

/** Parses input, or throws an AppError "invalid" with a message per field. */
export function parseInput<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const unstorable = [...unstorableTexts(input, [])];
  if (unstorable.length > 0) throw invalid(unstorable);
  const parsed = schema.safeParse(input);
  if (!parsed.success) throw invalid(fieldProblems(parsed.error));
  return parsed.data;
}

/** A zero character, or half of a surrogate pair. */
const UNSTORABLE = /\0|\p{Surrogate}/u;
/** Deeper than any input of ours; what lies below is refused by the schema. */
const DEEPEST = 30;

/** Texts that PostgreSQL cannot hold, wherever they stand. */
function* unstorableTexts(value: unknown, path: string[]): Generator<FieldProblem> {
  if (typeof value === "string") {
    if (UNSTORABLE.test(value))
      yield { path: path.join("."), message: "This holds a character that no text can have." };
  } else if (value && typeof value === "object" && path.length < DEEPEST) {
    for (const [key, part] of Object.entries(value)) yield* unstorableTexts(part, [...path, key]);
  }
}
