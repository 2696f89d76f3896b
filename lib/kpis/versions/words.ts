import type { Direction, ScoringMethod, Target } from "../rule/types";
import { targetInWords } from "../rule/words";
import type { FieldChange } from "./changed-fields";

/** One line of a comparison. Null: that side does not have it. */
export interface DiffRow {
  label: string;
  from: string | null;
  to: string | null;
}

/** What only the reader's side knows: names, and the KPI a target belongs to. */
export interface WordsOf {
  kra?: (id: number) => string;
  source?: (id: number) => string;
  direction?: Direction;
  unit?: string;
}

export const diffRows = (changes: readonly FieldChange[], of: WordsOf): DiffRow[] =>
  changes.map(({ field, from, to }) => ({
    label: LABELS[field] ?? labelOf(field),
    from: valueInWords(field, from, of),
    to: valueInWords(field, to, of),
  }));

const LABELS: Record<string, string> = {
  maximum_score: "Highest score",
  minimum_coverage: "Fewest weight scored",
  "bands.above": "Above target from",
  "bands.on": "On target from",
  "bands.near": "Near target from",
  kra_id: "KRA",
  target_override: "Target",
  scoring_method: "Curve",
  scoring_method_override: "Curve",
  missing_policy: "When data is missing",
  min_records: "Fewest records to score",
  pro_rating: "Part of a period",
  start_date: "From",
  end_date: "Last day",
  is_active: "In use",
  threshold: "While it scores under",
  cap_score: "The other scores at most",
  calculation_type: "Measured by",
  direction: "Better",
  aggregation_period: "Measured over",
  "binding.source_id": "Source",
  "binding.aggregation": "What is worked out",
  "binding.filter": "Which records",
  "binding.ownership_rule": "Credited to",
  "binding.time_column": "By the time of",
  "binding.empty_means": "Without records",
};

const CODES: Record<string, string> = {
  exclude: "Leave it out",
  hold: "Keep the last score",
  zero: "Score it 0",
  additive: "Target by days where it adds up",
  never: "Whole target",
  always: "Target by days",
  higher_is_better: "Higher is better",
  lower_is_better: "Lower is better",
  target_band: "Within a band",
};

const PERCENT = ["weight", "minimum_coverage"];

function valueInWords(field: string, value: unknown, of: WordsOf): string | null {
  if (value === undefined) return null;
  if (value === null) return OWN.includes(field) ? "The KPI’s own" : "None";
  if (field === "kra_id") return of.kra?.(Number(value)) ?? String(value);
  if (field === "binding.source_id") return of.source?.(Number(value)) ?? String(value);
  if (field.startsWith("target") && typeof value === "object") return targetWords(value as Target, of);
  if (field.startsWith("scoring_method")) return methodInWords(value as ScoringMethod);
  if (PERCENT.includes(field)) return `${value}\u00a0%`;
  if (typeof value === "object") return leavesOf(value).join(", ") || "None";
  const text = String(value);
  if (text === "") return "Empty";
  return CODES[text] ?? (field.startsWith("binding.") ? text.replaceAll("_", " ") : text);
}

/** What a rule of several parts says, part after part: "avg, column, travel minutes". */
const leavesOf = (value: unknown): string[] =>
  value !== null && typeof value === "object"
    ? Object.values(value).flatMap(leavesOf)
    : [String(value ?? "none").replaceAll("_", " ")];

const OWN = ["target_override", "scoring_method_override"];

function targetWords(target: Target, { direction, unit = "" }: WordsOf): string {
  const single = "value" in target && target.value !== undefined;
  return targetInWords(target, direction ?? (single ? "higher_is_better" : "target_band"), unit);
}

function methodInWords(method: ScoringMethod): string {
  switch (method.kind) {
    case "linear":
      return "Linear";
    case "capped":
      return `Capped at ${method.cap}`;
    case "sigmoid":
      return `S-shaped, steepness ${method.k}`;
    case "banded": {
      const points = method.points.map(({ raw, score }) => `${raw} gives ${score}`).join(", ");
      return `${method.mode === "step" ? "Steps" : "Straight lines"}: ${points}`;
    }
  }
}

/** "data_source.expression" is "Expression". */
function labelOf(field: string): string {
  const words = field.slice(field.lastIndexOf(".") + 1).replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
