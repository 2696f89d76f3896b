import type { Direction, ItemRule, TemplateRule } from "@/lib/kpis/rule/types";
import type { Measurement } from "../types";

/**
 * One worked example, used by several tests: a support specialist's October with four KRAs and eleven KPIs, one of them
 * without enough records and one limited by a guardrail.
 */
export const CUSTOMER = 1;
export const DELIVERY = 2;
export const QUALITY = 3;
export const GROWTH = 4;

export const FIRST_RESPONSE = 11;
export const SATISFACTION = 12;
const FIRST_CONTACT = 13;
export const RESOLVED = 21;
export const IN_TIME = 22;
export const OPEN_LONG = 23;
export const REOPENED = 31;
export const REVIEW = 32;
export const ARTICLES = 33;
export const TRAINING = 41;
export const COACHING = 42;

interface Line {
  kpiId: number;
  kraId: number;
  weightPercent: string;
  target: string;
  actual: string;
  direction?: Direction;
  recordCount?: number;
  minRecords?: number;
}

const lower = "lower_is_better";
const LINES: Line[] = [
  {
    kpiId: FIRST_RESPONSE,
    kraId: CUSTOMER,
    weightPercent: "30",
    target: "95",
    actual: "90.0485436893203883",
  },
  { kpiId: SATISFACTION, kraId: CUSTOMER, weightPercent: "40", target: "4.50", actual: "4.55" },
  { kpiId: FIRST_CONTACT, kraId: CUSTOMER, weightPercent: "30", target: "72", actual: "71.8" },
  { kpiId: RESOLVED, kraId: DELIVERY, weightPercent: "50", target: "150", actual: "168" },
  { kpiId: IN_TIME, kraId: DELIVERY, weightPercent: "30", target: "90", actual: "88.2" },
  { kpiId: OPEN_LONG, kraId: DELIVERY, weightPercent: "20", target: "5", actual: "6", direction: lower },
  { kpiId: REOPENED, kraId: QUALITY, weightPercent: "35", target: "4", actual: "5.1", direction: lower },
  { kpiId: REVIEW, kraId: QUALITY, weightPercent: "25", target: "5", actual: "3.7" },
  {
    kpiId: ARTICLES,
    kraId: QUALITY,
    weightPercent: "40",
    target: "90",
    actual: "66",
    recordCount: 3,
    minRecords: 10,
  },
  { kpiId: TRAINING, kraId: GROWTH, weightPercent: "50", target: "5", actual: "6.0" },
  { kpiId: COACHING, kraId: GROWTH, weightPercent: "50", target: "3", actual: "3" },
];

export const supportSpecialist: TemplateRule = {
  maximumScore: "150",
  minimumCoveragePercent: "60",
  bands: { above: "105", on: "85", near: "70" },
  kras: [
    { kraId: CUSTOMER, weightPercent: "35" },
    { kraId: DELIVERY, weightPercent: "30" },
    { kraId: QUALITY, weightPercent: "20" },
    { kraId: GROWTH, weightPercent: "15" },
  ],
  items: LINES.map(
    (line): ItemRule => ({
      kpiId: line.kpiId,
      kraId: line.kraId,
      weightPercent: line.weightPercent,
      direction: line.direction ?? "higher_is_better",
      target: { value: line.target },
      method: { kind: "linear" },
      missing: "exclude",
      minRecords: line.minRecords ?? 0,
    }),
  ),
  guardrails: [{ primaryKpiId: RESOLVED, guardrailKpiId: REOPENED, threshold: "80", capScore: "100" }],
};

export const october: Map<number, Measurement> = new Map(
  LINES.map(({ kpiId, actual, recordCount }) => [kpiId, { kpiId, actual, recordCount: recordCount ?? 40 }]),
);

/** October with some figures changed: a new actual, or null for nothing measured. */
export function octoberWith(changes: Record<number, string | null>): Map<number, Measurement> {
  const measurements = new Map(october);
  for (const [kpiId, actual] of Object.entries(changes)) {
    const id = Number(kpiId);
    measurements.set(id, { kpiId: id, actual, recordCount: actual === null ? 0 : 40 });
  }
  return measurements;
}
