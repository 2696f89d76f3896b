import type { z } from "zod";
import type { Frequency, MISSING_POLICIES } from "@/db/enums";
import type { bindingInput } from "../bindings/binding-input";
import type { kpiInput } from "../definitions/input";
import type { Direction, ScoringMethod, Target } from "../rule/types";

type KpiFields = z.input<typeof kpiInput>;

/** A binding before its source has a number: the source goes by its slug. */
export interface SetBinding {
  source: string;
  binding: Omit<z.input<typeof bindingInput>, "source_id">;
}

/** How a KPI of a set comes to its value. */
export type SetMeasure =
  | ({ kind: "binding" } & SetBinding)
  | { kind: "formula"; formula: string; inputs: ({ variable: string; unit: string } & SetBinding)[] }
  /** Only over built-in sources, whose tables exist before the set is installed. `columns`: those the query reads. */
  | { kind: "sql"; source: string; columns: string[]; query: string }
  | { kind: "manual"; min: string; max: string; dueDays: number };

/** A KPI as a set brings it. Its name stands for it in the set's guardrails. */
export interface SetKpi {
  name: string;
  description: string;
  unit?: string;
  targetType: NonNullable<KpiFields["target_type"]>;
  direction: Direction;
  target: Target;
  /** Linear unless given. */
  curve?: ScoringMethod;
  measure: SetMeasure;
  /** Share of its KRA, per cent. */
  weight: number;
  /** Leave it out unless given. */
  missing?: (typeof MISSING_POLICIES)[number];
  /** Fewest records to score. */
  minRecords?: number;
}

export interface SetKra {
  name: string;
  description: string;
  /** Share of the scorecard, per cent. */
  weight: number;
  kpis: SetKpi[];
}

/** While `guardrail` scores under `threshold`, `primary` scores at most `cap`. Both are names of KPIs of the set. */
export interface SetGuardrail {
  primary: string;
  guardrail: string;
  threshold: number;
  cap: number;
}

/** A ready-made scorecard. Plain data: what is made of it goes through the mutations that everybody uses. */
export interface KpiSet {
  /** In addresses and in what was installed; never changed. */
  id: string;
  /** Raised when what it says changes; what was installed stays as it is. */
  version: number;
  name: string;
  /** What it measures, in a sentence. */
  description: string;
  forWhom: string;
  frequency: Frequency;
  kras: SetKra[];
  guardrails: SetGuardrail[];
}

export const kpisOf = (set: KpiSet): SetKpi[] => set.kras.flatMap((kra) => kra.kpis);
