import { parseInput } from "@/lib/zod-fields";
import { type KpiInput, kpiInput } from "../definitions/input";
import type { SetBinding, SetKpi, SetMeasure } from "./types";

/** Numbers of the sources that a set names by slug. */
export type SourceIds = ReadonlyMap<string, number>;

interface Naming {
  /** What it is called here; its own name unless that was taken. */
  name: string;
  category: string;
  sourceIds: SourceIds;
}

/** What an administrator would send to make this KPI by hand. Throws a RangeError for a source that is not there yet. */
export function definitionInput(kpi: SetKpi, { name, category, sourceIds }: Naming): KpiInput {
  return parseInput(kpiInput, {
    name,
    description: kpi.description,
    category,
    unit: kpi.unit ?? "",
    target_type: kpi.targetType,
    direction: kpi.direction,
    target: kpi.target,
    scoring_method: kpi.curve ?? { kind: "linear" },
    ...calculationInput(kpi.measure, sourceIds),
  });
}

function calculationInput(measure: SetMeasure, sourceIds: SourceIds) {
  switch (measure.kind) {
    case "binding":
      return { calculation_type: measure.kind, binding: boundTo(measure, sourceIds) };
    case "formula":
      return {
        calculation_type: measure.kind,
        data_source: {
          type: "formula" as const,
          formula: measure.formula,
          inputs: measure.inputs.map(({ variable, unit, ...bound }) => ({
            variable,
            unit,
            source: { type: "binding" as const, binding: boundTo(bound, sourceIds) },
          })),
        },
      };
    case "sql":
      return {
        calculation_type: measure.kind,
        data_source: { type: "database" as const, query: measure.query },
      };
    case "manual": {
      const { min, max, dueDays } = measure;
      return {
        calculation_type: measure.kind,
        data_source: { type: "manual" as const, allowed_range: { min, max }, due_days: dueDays },
      };
    }
  }
}

function boundTo({ source, binding }: SetBinding, sourceIds: SourceIds) {
  const id = sourceIds.get(source);
  if (id === undefined) throw new RangeError(`There is no source ${source}`);
  return { ...binding, source_id: id };
}
