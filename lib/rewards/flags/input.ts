import { z } from "zod";
import { dayText, idNumber } from "@/lib/zod-fields";

const blankIsNull = (value: unknown) => (value === "" ? null : value);
const day = dayText("Enter a date like 2026-11-01");
const reason = z
  .string({ error: "Enter a reason" })
  .trim()
  .min(10, "Say why in at least 10 characters")
  .max(2000, "At most 2,000 characters");

/** Both days count; without a last day it stays until it is lifted. */
export const flagInput = z
  .object({
    employee_id: idNumber,
    effective_from: day,
    effective_to: z.preprocess(blankIsNull, day.nullable().default(null)),
    reason,
  })
  .refine(({ effective_from, effective_to }) => effective_to === null || effective_to >= effective_from, {
    path: ["effective_to"],
    error: "The last day must not be before the first",
  });
export type FlagInput = z.output<typeof flagInput>;

export const liftFlagInput = z.object({ reason });

const id = z.number().int();

export const flagResponse = z.object({
  id,
  employee_id: id,
  effective_from: z.iso.date(),
  effective_to: z.iso.date().nullable(),
  reason: z.string(),
  set_by: z.string(),
  set_at: z.iso.datetime(),
  lifted_by: z.string().nullable(),
  lifted_at: z.iso.datetime().nullable(),
  lift_reason: z.string().nullable(),
});
export type DisciplinaryFlag = z.output<typeof flagResponse>;
