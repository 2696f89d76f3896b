import { z } from "zod";
import { FREQUENCIES } from "@/db/enums";
import { dayText } from "@/lib/zod-fields";

const day = dayText("Enter a day as YYYY-MM-DD.", { lastYear: 2199 });
/** Empty text of a form field is the same as not given. */
const optional = <T extends z.ZodType>(field: T) =>
  z.preprocess((value) => (value === "" ? undefined : value), field.optional());

export const createPeriodInput = z.object({
  frequency: z.enum(FREQUENCIES, "Choose how long the period is."),
  /** First day that counts. */
  period_start: day,
  /** First day that no longer counts. Derived for the standard frequencies. */
  period_end: optional(day),
  name: optional(z.string().trim().min(1).max(120, "Keep the name within 120 characters.")),
});

export type CreatePeriodInput = z.infer<typeof createPeriodInput>;
