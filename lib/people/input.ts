import { z } from "zod";
import {
  dayField,
  employeeNumberField,
  idField,
  nameField,
  optionalDay,
  optionalEmail,
  optionalId,
  optionalText,
  optionalTimeZone,
} from "./fields";

const facts = {
  email: optionalEmail,
  time_zone: optionalTimeZone,
  work_schedule_id: optionalId,
  hired_on: optionalDay,
};

export const createEmployeeInput = z
  .object({
    /** Generated when blank. */
    employee_number: z.union([z.literal(""), employeeNumberField]).nullish(),
    name: nameField,
    ...facts,
    left_on: optionalDay,
    org_unit_id: optionalId,
    job_role_id: optionalId,
    /** Employee number, e-mail, alias or name of the direct manager. */
    manager: optionalText,
    /** First day of position and reporting line; since ever when blank. */
    effective_from: optionalDay,
    aliases: z.array(nameField).max(50).optional(),
  })
  .refine(leavesAfterHired, { path: ["left_on"], message: "The last day is before the first day." });

export const updateEmployeeInput = z
  .object({
    employee_number: employeeNumberField.optional(),
    name: nameField.optional(),
    ...facts,
    left_on: optionalDay,
  })
  .refine(leavesAfterHired, { path: ["left_on"], message: "The last day is before the first day." });

export const leaveInput = z.object({
  /** The last day of employment. */
  left_on: dayField,
  reason: optionalText,
});

export const aliasInput = z.object({ alias: nameField });

export const positionInput = z.object({
  org_unit_id: optionalId,
  job_role_id: optionalId,
  /** First day on which it holds; today when left out, since ever when null. */
  effective_from: optionalDay,
});

export const reportingLineInput = z
  .object({
    kind: z.enum(["direct", "dotted"]).default("direct"),
    manager_id: optionalId,
    /** Employee number, e-mail, alias or name; instead of `manager_id`. Both blank: nobody from that day on. */
    manager: optionalText,
    /** First day on which it holds; today when left out, since ever when null. */
    effective_from: optionalDay,
    /** For dotted lines: the first day on which it holds no more. */
    effective_to: optionalDay,
  })
  .refine((line) => line.kind === "direct" || line.manager || line.manager_id, {
    path: ["manager"],
    message: "Say to whom the dotted line goes.",
  })
  .refine((line) => !line.effective_to || line.kind === "dotted", {
    path: ["effective_to"],
    message: "A direct line ends when the next one begins.",
  })
  .refine((line) => !line.effective_to || !line.effective_from || line.effective_to > line.effective_from, {
    path: ["effective_to"],
    message: "The end is not after the beginning.",
  });

export const endReportingLineInput = z.object({
  line_id: idField,
  /** The first day on which it holds no more; today when left out. */
  effective_to: optionalDay,
});

function leavesAfterHired(input: { hired_on?: string | null; left_on?: string | null }): boolean {
  return !input.hired_on || !input.left_on || input.left_on >= input.hired_on;
}
