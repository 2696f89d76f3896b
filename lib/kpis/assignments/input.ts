import { z } from "zod";
import { dayText, idNumber } from "@/lib/zod-fields";
import { decimalText, targetInput } from "../rule/input";

const blankIsNull = (value: unknown) => (value === "" ? null : value);
const id = idNumber;
const day = dayText("Enter a date like 2026-11-01");
const optionalDay = z.preprocess(blankIsNull, day.nullable());
const optionalDecimal = z.preprocess(blankIsNull, decimalText.nullable());
const reason = z.string().trim().max(1000, "At most 1,000 characters");

/** `target_value` for a single target, `target` for a band; without either the template's or the KPI's own holds. */
const targetFields = {
  target_value: optionalDecimal.optional(),
  target: targetInput.nullable().optional(),
};

const termFields = {
  ...targetFields,
  weight: optionalDecimal
    .default(null)
    .describe("0 to 100. Null: the template's; a KPI that the template does not hold needs one"),
  start_date: day,
  end_date: optionalDay.default(null).describe("The last day on which it counts; null: open"),
  kra_id: z
    .preprocess(blankIsNull, id.nullable())
    .default(null)
    .describe("Where it counts if the template does not hold the KPI; null: Individual goals"),
  reason: reason.default(""),
};

export const assignInput = z.strictObject({ kpi_definition_id: id, ...termFields });
export type AssignInput = z.output<typeof assignInput>;

/** What is left out stays. */
export const assignmentChangeInput = z
  .strictObject({
    /** Which of the person's assignments of the KPI; the one in force, or else the next or the last one. */
    assignment_id: id.optional(),
    /** The version that was edited, so that nobody overwrites a newer one unseen. */
    version: id.optional(),
    ...targetFields,
    weight: optionalDecimal.optional(),
    kra_id: id.optional(),
    start_date: day.optional(),
    end_date: optionalDay.optional(),
    is_active: z.boolean().optional().describe("False takes it back, as if it had never been"),
    reason: reason.optional(),
  })
  .refine(
    (change) => Object.keys(change).some((field) => !["assignment_id", "version", "reason"].includes(field)),
    {
      error: "Say what changes",
    },
  );
export type AssignmentChange = z.output<typeof assignmentChangeInput>;

export const MOST_AT_ONCE = 5_000;

/** Everyone in a unit and below it, in a job role, or both; or chosen people. */
export const bulkAssignInput = assignInput.extend({
  org_unit_id: z.preprocess(blankIsNull, id.nullable()).default(null),
  job_role_id: z.preprocess(blankIsNull, id.nullable()).default(null),
  employee_ids: z.array(id).max(MOST_AT_ONCE, "At most 5,000 people at once").nullable().default(null),
  preview: z.boolean().default(false).describe("Only say who would get what"),
});
export type BulkAssignInput = z.output<typeof bulkAssignInput>;

export const takeBackInput = z.strictObject({
  assignment_ids: z.array(id).min(1, "Name the assignments").max(MOST_AT_ONCE, "At most 5,000 at once"),
  reason: reason.default(""),
});
export type TakeBackInput = z.output<typeof takeBackInput>;

export const userAssignmentParams = z.object({ id, assignmentId: id });
