import type { kpiBindings } from "@/db/schema/kpis";
import { readPlainDecimal } from "@/lib/decimal";
import type { Aggregation, BindingRule, Filter, Measure } from "../types";

type StoredBinding = Omit<typeof kpiBindings.$inferSelect, "kpiId" | "sourceId">;
type Ratio = Extract<Aggregation, { kind: "ratio" }>;

/** A binding as its table keeps it. A distinct's column is kept as its measure. */
export function storeBinding(rule: BindingRule): StoredBinding {
  const { aggregation } = rule;
  return {
    aggregation: aggregation.kind,
    filter: { ...rule.filter },
    measure: storedMeasure(aggregation),
    percentile: aggregation.kind === "percentile" ? aggregation.p : null,
    formula:
      aggregation.kind === "ratio"
        ? {
            numerator: aggregation.numerator,
            denominator: aggregation.denominator,
            asPercent: aggregation.asPercent,
          }
        : null,
    ownershipRule: rule.ownershipRule,
    timeColumn: rule.timeColumn,
    emptyMeans: rule.emptyMeans,
  };
}

/** Back from the table: only what `storeBinding` wrote is in there. */
export function readBinding(stored: StoredBinding): BindingRule {
  return {
    filter: stored.filter as unknown as Filter,
    aggregation: readAggregation(stored),
    ownershipRule: stored.ownershipRule,
    timeColumn: stored.timeColumn,
    emptyMeans: stored.emptyMeans,
  };
}

function storedMeasure(aggregation: Aggregation): Record<string, unknown> | null {
  if (aggregation.kind === "distinct") return { kind: "column", column: aggregation.column };
  return "measure" in aggregation ? { ...aggregation.measure } : null;
}

function readAggregation({
  aggregation: kind,
  measure: stored,
  percentile,
  formula,
}: StoredBinding): Aggregation {
  const measure = stored as unknown as Measure;
  switch (kind) {
    case "count":
      return { kind };
    case "distinct":
      return { kind, column: (measure as Extract<Measure, { kind: "column" }>).column };
    case "percentile":
      return { kind, measure, p: readPlainDecimal(percentile ?? "0.5")?.toFixed() ?? "0.5" };
    case "ratio":
      return { kind, ...(formula as unknown as Omit<Ratio, "kind">) };
    default:
      return { kind, measure };
  }
}
