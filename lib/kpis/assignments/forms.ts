import { z } from "zod";
import { idNumber } from "@/lib/zod-fields";
import { type AssignmentChange, assignmentChangeInput } from "./input";

const typed = z.string().trim().max(40).optional();

/** The edit form as it is sent: blank is none of its own. */
export const editForm = z.object({
  employee_id: idNumber,
  kpi_id: idNumber,
  assignment_id: idNumber,
  version: idNumber,
  target_value: typed,
  low: typed,
  high: typed,
  tolerance: typed,
  weight: typed,
  start_date: assignmentChangeInput.shape.start_date,
  end_date: assignmentChangeInput.shape.end_date,
  reason: assignmentChangeInput.shape.reason,
});

export function toChange(input: z.output<typeof editForm>): AssignmentChange {
  const { employee_id: _, kpi_id: __, target_value, low, high, tolerance, weight, ...rest } = input;
  const band = low !== undefined || high !== undefined || tolerance !== undefined;
  return {
    ...rest,
    ...(band ? { target: { low, high, tolerance } } : { target_value: target_value || null }),
    weight: weight || null,
  };
}

export const endForm = z.object({
  employee_id: idNumber,
  assignment_id: idNumber,
  reason: z.string().trim().max(1000, "At most 1,000 characters").default(""),
});
