import { z } from "zod";
import type { BulkAssigned } from "./bulk";
import { OUTCOMES } from "./plan";
import type { AssignmentVersion, KpiAssignment } from "./types";

const id = z.number().int();
const target = z.union([
  z.object({ value: z.string() }),
  z.object({ low: z.string(), high: z.string(), tolerance: z.string() }),
]);

const terms = {
  kra_id: id,
  target: target.nullable().describe("Null: what the template or the KPI says"),
  weight: z.string().nullable().describe("Null: what the template says"),
  start_date: z.iso.date(),
  end_date: z.iso.date().nullable().describe("The last day on which it counts; null: open"),
  is_active: z.boolean().describe("False: taken back, as if it had never been"),
};

export const assignmentWire = z.object({
  id,
  user_id: id,
  kpi_definition: z.object({ id, name: z.string(), unit: z.string() }),
  kra: z.object({ id, name: z.string() }),
  ...terms,
  target_value: z.number().nullable(),
  version: id,
  assigned_by: z.string(),
  assigned_at: z.iso.datetime(),
});

export const toAssignmentWire = (assignment: KpiAssignment): z.infer<typeof assignmentWire> => ({
  id: assignment.id,
  user_id: assignment.employeeId,
  kpi_definition: { id: assignment.kpi.id, name: assignment.kpi.name, unit: assignment.kpi.unit },
  kra: { id: assignment.kra_id, name: assignment.kraName },
  kra_id: assignment.kra_id,
  target: assignment.target,
  target_value: assignment.target && "value" in assignment.target ? Number(assignment.target.value) : null,
  weight: assignment.weight,
  start_date: assignment.start_date,
  end_date: assignment.end_date,
  is_active: assignment.is_active,
  version: assignment.version,
  assigned_by: assignment.assignedByName,
  assigned_at: assignment.assignedAt.toISOString(),
});

export const assignmentVersionWire = z.object({
  version: id,
  ...terms,
  reason: z.string(),
  saved_by: z.string(),
  saved_at: z.iso.datetime(),
});

export const toAssignmentVersionWire = (row: AssignmentVersion): z.infer<typeof assignmentVersionWire> => ({
  version: row.version,
  ...row.terms,
  reason: row.reason,
  saved_by: row.savedByName,
  saved_at: row.savedAt.toISOString(),
});

/** People listed of a plan; the counts are of everyone. */
const MOST_LISTED = 500;

export const bulkWire = z.object({
  counts: z.record(z.enum(OUTCOMES), z.number().int()),
  people: z
    .array(
      z.object({
        user_id: id,
        name: z.string(),
        employee_number: z.string(),
        outcome: z.enum(OUTCOMES),
        template: z.string().nullable(),
        effects: z.array(
          z.object({
            kra: z.string().nullable().describe("Null: the weights of the KRAs themselves"),
            sum: z.string().nullable().describe("What the weights add to as given; null: to 100"),
            weights: z.array(
              z.object({ name: z.string(), before: z.string().nullable(), after: z.string() }),
            ),
          }),
        ),
      }),
    )
    .describe("By name, the first 500"),
  assigned: z
    .array(z.object({ assignment_id: id, user_id: id }))
    .describe("Who got it now; empty for a preview"),
});
export type BulkWire = z.infer<typeof bulkWire>;

export const toBulkWire = ({ counts, people, assigned }: BulkAssigned): BulkWire => ({
  counts,
  people: people
    .slice(0, MOST_LISTED)
    .map(({ employeeId, name, employeeNumber, outcome, template, effects }) => ({
      ...{ user_id: employeeId, name, employee_number: employeeNumber },
      ...{ outcome, template, effects },
    })),
  assigned: assigned.map(({ id: assignment_id, employeeId }) => ({ assignment_id, user_id: employeeId })),
});
