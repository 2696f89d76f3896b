import type { TargetInput } from "@/lib/kpis/rule/input";
import type { Direction } from "@/lib/kpis/rule/types";

/** A KPI that can be assigned, with its own target. */
export interface AssignableKpi {
  id: number;
  name: string;
  unit: string;
  direction: Direction;
  targetWords: string;
}

export interface ChosenPerson {
  id: number;
  name: string;
}

/** What is typed: numbers and days as text, blank where nothing is. */
export interface AssignState {
  kpiId: string;
  target: TargetInput;
  weight: string;
  kraId: string;
  start: string;
  end: string;
  reason: string;
  by: "group" | "people";
  unitId: string;
  roleId: string;
  people: readonly ChosenPerson[];
}

export const emptyState = (today: string, people: readonly ChosenPerson[]): AssignState => ({
  ...{ kpiId: "", target: {}, weight: "", kraId: "", start: today, end: "", reason: "" },
  ...{ by: people.length > 0 ? "people" : "group", unitId: "", roleId: "", people },
});

/** As it is sent; null while there is nothing to ask yet. */
export function bodyOf(state: AssignState) {
  const { kpiId, target, weight, kraId, start, end, reason, by, unitId, roleId, people } = state;
  const isSomeone = by === "people" ? people.length > 0 : unitId !== "" || roleId !== "";
  const hasTarget = Object.values(target).some((part) => part !== undefined && part !== "");
  if (!kpiId || !start || !isSomeone || (!hasTarget && !weight)) return null;
  return {
    kpi_definition_id: Number(kpiId),
    target: hasTarget ? target : null,
    weight,
    kra_id: kraId,
    start_date: start,
    end_date: end,
    reason,
    ...(by === "people"
      ? { employee_ids: people.map(({ id }) => id) }
      : { org_unit_id: unitId, job_role_id: roleId }),
  };
}

/** Why nothing is shown yet. */
export function missingWords({ kpiId, weight, target }: AssignState): string {
  if (!kpiId) return "Choose a KPI.";
  const hasTarget = Object.values(target).some((part) => part !== undefined && part !== "");
  if (!hasTarget && !weight) return "Enter a target, a weight or both.";
  return "Choose who gets it.";
}
