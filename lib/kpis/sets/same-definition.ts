import { canonical } from "../canonical";
import type { KpiInput } from "../definitions/input";
import type { Kpi } from "../definitions/types";
import { toTarget } from "../rule/input";

/** Whether a KPI of the library is what the set would make, whatever it is called. */
export function isSameDefinition(kpi: Kpi, input: KpiInput): boolean {
  const { id, version, is_active, updated_at, name, ...stored } = kpi;
  const { name: own, ...sent } = input;
  return canonical(stored) === canonical({ ...sent, target: toTarget(sent.target, kpi.direction) });
}
