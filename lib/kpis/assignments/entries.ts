import type { AuditEntry } from "@/lib/audit/record";
import { forbidden, invalid } from "@/lib/errors";
import type { Kpi } from "../definitions/types";
import { dayBefore } from "./days";
import type { PlannedPerson } from "./plan";

interface Entry {
  id: number;
  employeeId: number;
  before?: unknown;
  after: unknown;
  reason: string;
}

export const entryOf = (action: string, { id, employeeId, before, after, reason }: Entry): AuditEntry => ({
  ...{ action, entityType: "kpi_assignment", entityId: id, employeeId, before, after },
  reason: reason || undefined,
});

/** Throws what keeps a person from getting an assignment, at the field that can mend it. */
export function refuseOutcome(person: PlannedPerson | undefined, kpi: Kpi): void {
  if (!person || person.outcome === "out_of_scope") throw forbidden("assign KPIs to this person");
  const refusal = refusalOf(person, kpi);
  if (refusal) throw invalid([refusal]);
}

function refusalOf({ outcome, name, template, existing }: PlannedPerson, kpi: Kpi) {
  switch (outcome) {
    case "has_it":
      return {
        path: "start_date",
        message: `${name} has ${kpi.name} assigned from ${existing?.from} ${
          existing?.to ? `to ${dayBefore(existing.to)}` : "on"
        }: end or change that assignment first`,
      };
    case "needs_weight":
      return {
        path: "weight",
        message: `${template} does not hold ${kpi.name}: give it a weight, else it counts for nothing`,
      };
    case "no_template":
      return {
        path: "kpi_definition_id",
        message: `No template scores ${name} then, so an assigned KPI would count for nothing`,
      };
    case "not_employed":
      return { path: "start_date", message: `${name} is not employed then` };
    default:
      return null;
  }
}
