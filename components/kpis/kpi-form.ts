import type { Frequency } from "@/db/enums";
import { readPlainDecimal } from "@/lib/decimal";
import type { BindingInput } from "@/lib/kpis/binding-input";
import type { ListedSource } from "@/lib/kpis/binding-sources";
import type { Kpi } from "@/lib/kpis/definitions/types";
import { type TargetInput, toTarget } from "@/lib/kpis/rule/input";
import type { Direction, ScoringMethod } from "@/lib/kpis/rule/types";

/** What the KPI editor holds while someone types: the JSON it will send, however incomplete. */
export interface KpiForm {
  name: string;
  description: string;
  category: string;
  unit: string;
  aggregation_period: Frequency;
  target_type: Kpi["target_type"];
  direction: Direction;
  target: TargetInput;
  scoring_method: ScoringMethod;
  binding: BindingInput;
}

export function formOf(kpi: Kpi): KpiForm {
  const { id, version, is_active, updated_at, calculation_type, ...form } = kpi;
  return form;
}

export function blankForm(source: ListedSource | undefined): KpiForm {
  return {
    name: "",
    description: "",
    category: "",
    unit: source?.recordNounPlural ?? "",
    aggregation_period: "monthly",
    target_type: "numeric",
    direction: "higher_is_better",
    target: { value: "" },
    scoring_method: { kind: "linear" },
    binding: blankBinding(source),
  };
}

export function blankBinding(source: ListedSource | undefined): BindingInput {
  return {
    source_id: source?.id ?? 0,
    filter: { match: "all", conditions: [] },
    aggregation: { kind: "count" },
    ownership_rule: source?.columns.find((column) => column.isOwner)?.name ?? "",
    time_column: source?.columns.find((column) => column.isTime)?.name ?? "",
    empty_means: "missing",
  };
}

/** Whether the target's figures are numbers, so that a test run has something to score against. */
export const isTargetComplete = ({ target, direction }: KpiForm): boolean =>
  Object.values(toTarget(target, direction)).every((figure) => readPlainDecimal(figure) !== null);
