import type { z } from "zod";
import type { bindingInput } from "@/lib/kpis/bindings/binding-input";
import { everyRecord, shareOfColumns, shareOfRecords } from "@/lib/kpis/bindings/declare";
import type { kpiInput } from "@/lib/kpis/definitions/input";
import type { Filter, Measure } from "@/lib/kpis/types";
import type { JobRole } from "../company";

type KpiFields = z.input<typeof kpiInput>;
type Curve = NonNullable<KpiFields["scoring_method"]>;
type Binding = Omit<z.input<typeof bindingInput>, "source_id">;

/** A KPI before its source has a number: `source` is the slug. */
export type DemoKpi = Omit<KpiFields, "binding" | "data_source"> &
  (
    | { source: string; binding: Binding }
    | { source: string; formula: string; inputs: Record<string, Binding> }
    | { data_source: Exclude<KpiFields["data_source"], undefined> }
  );

export interface DemoItem {
  kpi: string;
  weight: number;
  missing?: "exclude" | "zero" | "hold";
  minRecords?: number;
  target?: string;
}

export interface DemoTemplate {
  name: string;
  description: string;
  role: JobRole;
  /** Code of the unit it is for alone; left out: for the role everywhere. */
  unit?: string;
  kras: { name: string; weight: number; items: DemoItem[] }[];
  guardrails?: { primary: string; guardrail: string; threshold: number; cap: number }[];
  /** The version before: other weights of single KPIs, in force until the start of month `until`. */
  before?: { until: number; weights: Record<string, number> };
}

export interface DemoRules {
  kpis: DemoKpi[];
  templates: DemoTemplate[];
}

interface Where {
  owner: string;
  time: string;
  filter?: Filter;
}

const bindingOf = (
  { owner, time, filter = everyRecord }: Where,
  aggregation: Binding["aggregation"],
): Binding => ({
  filter,
  aggregation,
  ownership_rule: owner,
  time_column: time,
});

export const countOf = (where: Where) => bindingOf(where, { kind: "count" });
export const sumOf = (where: Where, measure: Measure) => bindingOf(where, { kind: "sum", measure });
export const meanOf = (where: Where, measure: Measure) => bindingOf(where, { kind: "avg", measure });
export const medianOf = (where: Where, measure: Measure) => bindingOf(where, { kind: "median", measure });
export const percentileOf = (where: Where, measure: Measure, p: string) =>
  bindingOf(where, { kind: "percentile", measure, p });

/** Per cent of the records that fulfil `part`. */
export const shareOf = (where: Where, part: Filter) => bindingOf(where, shareOfRecords(part));

/** Per cent that one column's sum is of another's. */
export const shareOfSums = (where: Where, part: string, whole: string) =>
  bindingOf(where, shareOfColumns(part, whole));

/** Steep under the target, flat above it: for shares of rare mishaps, where one more or less swings the figure. */
export const flatAbove: Curve = {
  kind: "banded",
  mode: "interpolate",
  points: [
    { raw: "1", score: "100" },
    { raw: "1.6", score: "112" },
  ],
};

/** For mishaps of which a month sees two or three: one more is not the end. */
export const rare: Curve = {
  kind: "banded",
  mode: "interpolate",
  points: [
    { raw: "0.3", score: "55" },
    { raw: "0.6", score: "80" },
    { raw: "1", score: "100" },
    { raw: "1.6", score: "112" },
  ],
};
