import { eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import { kpiBindings, kpiDefinitions } from "@/db/schema/kpis";
import { toBindingRule } from "@/lib/kpis/bindings/binding-input";
import { type ListedSource, listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import type { FormulaInput, FormulaInputSource, ManualDataSource } from "@/lib/kpis/bindings/data-source";
import { readCalculation } from "@/lib/kpis/definitions/calculation";
import type { Calculation } from "@/lib/kpis/definitions/types";
import type { BindingRule, BindingSource } from "@/lib/kpis/types";

export interface LoadedBinding {
  rule: BindingRule;
  source: BindingSource;
}

/** How a KPI is measured, with everything the measuring needs to know. */
export type LoadedCalculation =
  | { kind: "binding"; binding: LoadedBinding }
  | { kind: "sql"; query: string }
  | { kind: "manual"; manual: ManualDataSource }
  | { kind: "formula"; formula: string; inputs: LoadedInput[] };

export type LoadedInput = {
  variable: string;
  /** Of an input that is a KPI: its version. */
  kpiVersion?: number;
} & (
  | { kind: "binding"; binding: LoadedBinding }
  | { kind: "sql"; query: string }
  /** A KPI that is no binding: what it was measured at. */
  | { kind: "kpi"; kpiId: number }
);

export type LoadedCalculations = Map<number, LoadedCalculation>;

/** How KPIs are measured, and the KPIs their formulas build on, by KPI: inputs always before the formulas over them. */
export async function loadCalculations(db: Db, kpiIds: readonly number[]): Promise<LoadedCalculations> {
  const stored = await readWithInputs(db, kpiIds);
  return resolve(stored, await listBindingSources(db));
}

/** The same for a calculation that need not be stored; its own comes with it, not in the map. */
export async function loadCalculation(
  db: Db,
  calculation: Calculation,
): Promise<{ own: LoadedCalculation | null; others: LoadedCalculations }> {
  const stored = await readWithInputs(db, kpiInputsOf(calculation));
  const sources = await listBindingSources(db);
  const others = resolve(stored, sources);
  return { own: toLoaded(calculation, stored, sources), others };
}

type Stored = Map<number, { calculation: Calculation; version: number }>;

/** Round by round: each brings the inputs of the formulas before it. */
async function readWithInputs(db: Db, kpiIds: readonly number[]): Promise<Stored> {
  const stored: Stored = new Map();
  let wanted = [...new Set(kpiIds)];
  while (wanted.length > 0) {
    const rows = await db
      .select({ kpi: kpiDefinitions, binding: kpiBindings })
      .from(kpiDefinitions)
      .leftJoin(kpiBindings, eq(kpiBindings.kpiId, kpiDefinitions.id))
      .where(inArray(kpiDefinitions.id, wanted));
    for (const row of rows) {
      stored.set(row.kpi.id, { calculation: readCalculation(row), version: row.kpi.version });
    }
    const inputs = rows.flatMap(({ kpi }) => kpiInputsOf(stored.get(kpi.id)?.calculation));
    wanted = [...new Set(inputs)].filter((id) => !stored.has(id));
  }
  return stored;
}

/** The KPIs a calculation builds on directly. */
function kpiInputsOf(calculation: Calculation | undefined): number[] {
  if (calculation?.calculation_type !== "formula") return [];
  return calculation.data_source.inputs.flatMap(({ source }) =>
    source.type === "kpi" ? [source.kpi_id] : [],
  );
}

/** Inputs first. Formulas that were saved have no cycles: their mutations refuse them. */
function resolve(stored: Stored, sources: readonly ListedSource[]): LoadedCalculations {
  const loaded: LoadedCalculations = new Map();
  const seen = new Set<number>();
  const visit = (kpiId: number) => {
    const calculation = stored.get(kpiId)?.calculation;
    if (!calculation || seen.has(kpiId)) return;
    seen.add(kpiId);
    for (const input of kpiInputsOf(calculation)) visit(input);
    const own = toLoaded(calculation, stored, sources);
    if (own) loaded.set(kpiId, own);
  };
  for (const kpiId of [...stored.keys()].sort((a, b) => a - b)) visit(kpiId);
  return loaded;
}

function toLoaded(
  calculation: Calculation,
  stored: Stored,
  sources: readonly ListedSource[],
): LoadedCalculation | null {
  switch (calculation.calculation_type) {
    case "binding": {
      const source = sources.find(({ id }) => id === calculation.binding.source_id);
      return source
        ? { kind: "binding", binding: { rule: toBindingRule(calculation.binding), source } }
        : null;
    }
    case "sql":
      return { kind: "sql", query: calculation.data_source.query };
    case "manual":
      return { kind: "manual", manual: calculation.data_source };
    case "formula": {
      const { formula, inputs } = calculation.data_source;
      const loaded = inputs.map((input) => toInput(input, stored, sources));
      return { kind: "formula", formula, inputs: loaded.filter((input) => input !== null) };
    }
  }
}

/** A KPI that is a binding is measured as one, so that its records are kept under the formula. */
function toInput(
  { variable, source }: FormulaInput,
  stored: Stored,
  sources: readonly ListedSource[],
): LoadedInput | null {
  const calculation = calculationOf(source, stored);
  if (!calculation) return null;
  const kpiVersion = source.type === "kpi" ? stored.get(source.kpi_id)?.version : undefined;
  const named = { variable, ...(kpiVersion !== undefined && { kpiVersion }) };
  if (calculation === "other")
    return source.type === "kpi" ? { ...named, kind: "kpi", kpiId: source.kpi_id } : null;
  const loaded = toLoaded(calculation, stored, sources);
  return loaded?.kind === "binding" || loaded?.kind === "sql" ? { ...named, ...loaded } : null;
}

function calculationOf(source: FormulaInputSource, stored: Stored): Calculation | "other" | null {
  switch (source.type) {
    case "binding":
      return { calculation_type: "binding", binding: source.binding };
    case "database":
      return { calculation_type: "sql", data_source: source };
    case "kpi": {
      const calculation = stored.get(source.kpi_id)?.calculation;
      if (!calculation) return null;
      return calculation.calculation_type === "binding" ? calculation : "other";
    }
  }
}
