import { z } from "zod";
import { NOTE_AUDIENCES, OVERRIDE_LEVELS } from "@/db/enums";
import { readPlainDecimal } from "@/lib/decimal";
import { idNumber, writtenText } from "@/lib/zod-fields";

export const SHORTEST_REASON = 20;

const reason = writtenText({ empty: "Write a reason.", least: SHORTEST_REASON, most: 2000 });

/** What the screen showed when the form was filled in; nobody overwrites what they have not seen. */
const version = z.string({ error: "Send the version of the scorecard that you have seen." }).min(1).max(40);

const newScore = z
  .string({ error: 'Send the score as text, like "82.5".' })
  .trim()
  .refine((text) => readPlainDecimal(text) !== null, "Enter a number like 82.5.")
  .refine((text) => !text.startsWith("-"), "A score is 0 or more.");

export const overrideInput = z.object({
  level: z.enum(OVERRIDE_LEVELS, { error: "Choose what to override." }),
  /** The KPI or KRA; left out for the overall score. */
  entity_id: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
  /** Decimal text; null takes the override back. */
  new_score: newScore.nullable(),
  reason,
  version,
});
export type OverrideInput = z.output<typeof overrideInput>;

export const overridePreviewInput = overrideInput.pick({ level: true, entity_id: true, new_score: true });
export type OverridePreviewInput = z.output<typeof overridePreviewInput>;

export const noteInput = z.object({
  note: writtenText({ empty: "Write the note.", least: 1, most: 4000 }),
  audience: z.enum(NOTE_AUDIENCES).default("reviewers"),
});
export type NoteInput = z.output<typeof noteInput>;

export const signOffInput = z.object({ version });
export type SignOffInput = z.output<typeof signOffInput>;

export const reopenInput = z.object({ version, reason });

/** Scorecards of which nothing is exceptional, each as it was seen. */
export const agreeInput = z.object({
  items: z
    .array(z.object({ employee_id: idNumber, version }))
    .min(1, "Nobody is chosen.")
    .max(500, "At most 500 people at once."),
});
export type AgreeInput = z.output<typeof agreeInput>;

export const startReviewInput = z.object({
  /** YYYY-MM-DD; the tenth day after the period's end unless said. */
  due_on: z.iso.date("Enter a day like 2026-11-10.").optional(),
});
export type StartReviewInput = z.output<typeof startReviewInput>;

export const finalizeInput = z.object({
  /** Needed when the checklist is not green. */
  reason: z
    .string()
    .trim()
    .max(2000, "At most 2,000 characters.")
    .refine(
      (text) => text === "" || reason.safeParse(text).success,
      `Write at least ${SHORTEST_REASON} characters.`,
    )
    .default(""),
});
export type FinalizeInput = z.output<typeof finalizeInput>;

/** The same with whose scorecard it is, as forms on the screen send it. */
const key = { period_id: idNumber, employee_id: idNumber };
export const overrideFormInput = overrideInput.extend(key);
export const noteFormInput = noteInput.extend(key);
export const signOffFormInput = signOffInput.extend(key);
export const reopenFormInput = reopenInput.extend(key);
export const agreeFormInput = agreeInput.extend({ period_id: idNumber });
export const startReviewFormInput = startReviewInput.extend({ period_id: idNumber });
export const finalizeFormInput = finalizeInput.extend({ period_id: idNumber });
