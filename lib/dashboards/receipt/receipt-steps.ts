import { type Dec, type DecimalString, parseDecimal } from "@/lib/decimal";
import type { KpiReceipt } from "@/lib/scoring/receipts/queries";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { shownCount, shownPercent, shownScore, shownTarget, shownValue, type ValueKind } from "../format";
import { attainmentShown, describeCurve } from "../words/curve-words";
import { shareWords, targetHow } from "../words/own-words";

/** One line of a receipt: what was done, with what, and what came out. */
export interface ReceiptStep {
  key:
    | "records"
    | "numerator"
    | "input"
    | "actual"
    | "target"
    | "attainment"
    | "curve"
    | "guardrail"
    | "override"
    | "score"
    | "weight"
    | "contribution";
  label: string;
  how: string;
  value: string;
}

export interface StepWords {
  /** "ticket", "tickets". */
  noun: readonly [string, string];
  /** How its records are credited, where that is not one person each: shares, or the units by name. */
  credited?: string | null;
  /** What puts a record into the numerator: "SLA met is yes". */
  numerator: string | null;
  /** What the actual is, for a KPI that is no ratio: "median of hours from opened to first reply". */
  measure: string | null;
  /** Instead of records, for a KPI that is not measured from them. */
  first?: ReceiptStep[] | null;
}

/** From records to contribution, as it was computed; steps that were not reached are left out. */
export function receiptSteps(receipt: KpiReceipt, words: StepWords): ReceiptStep[] {
  const { kpi } = receipt;
  const records = words.first ?? recordSteps(kpi, words);
  if (kpi.score === null) return records;
  const rest = [...overrideSteps(kpi), scoreStep(kpi), ...weighingSteps(receipt)];
  switch (kpi.status) {
    case "scored":
      return [...records, ...attainmentSteps(receipt), guardrailStep(receipt), ...rest];
    case "held":
    case "zeroed":
      return [...records, substituteStep(kpi), ...rest];
    default:
      return [...records, ...rest];
  }
}

/** A reviewer's own value, after what the rules gave. */
function overrideSteps({ adjusted, score }: ScorecardKpi): ReceiptStep[] {
  if (!adjusted?.override || score === null) return [];
  const { by, reason } = adjusted.override;
  const was =
    adjusted.computed === null ? "Not scored by the rules" : `Computed ${shownScore(adjusted.computed)}`;
  return [
    { key: "override", label: "Override", how: `${was}, set by ${by}: ${reason}`, value: shownScore(score) },
  ];
}

function recordSteps(kpi: ScorecardKpi, { noun, numerator, measure, credited }: StepWords): ReceiptStep[] {
  const steps: ReceiptStep[] = [
    {
      key: "records",
      label: "Records that count",
      how: [
        kpi.minRecords > 0
          ? `At least ${shownCount(kpi.minRecords)} ${noun[1]} are needed`
          : `All ${noun[1]} of the rule above`,
        ...(credited ? [credited] : []),
      ].join("; "),
      value: shownCount(kpi.recordCount),
    },
  ];
  if (kpi.actual === null) return steps;
  const isRatio = kpi.numerator !== null && kpi.denominator !== null;
  if (isRatio) {
    steps.push({
      key: "numerator",
      label: "Of these",
      how: numerator ? `Where ${numerator}` : "The numerator of the rule above",
      value: figure(kpi.numerator ?? "0"),
    });
  }
  const of = isRatio
    ? `${figure(kpi.numerator ?? "0")} of ${figure(kpi.denominator ?? "0")}`
    : (measure ?? "");
  steps.push({ key: "actual", label: "Actual", how: of, value: shownValue(kpi.actual, kpi, { fine: true }) });
  return steps;
}

function attainmentSteps({ kpi, scorecard }: KpiReceipt): ReceiptStep[] {
  const maximum = scorecard.template?.maximumScore ?? "150";
  return [
    {
      key: "target",
      label: "Target",
      how: targetHow(kpi),
      value: shownTarget(kpi.target, kpi.direction, kpi),
    },
    {
      key: "attainment",
      label: "Attainment",
      how: attainmentWorking(kpi),
      value: kpi.attainment === null ? "" : attainmentShown(kpi.attainment),
    },
    {
      key: "curve",
      label: "Curve",
      how: describeCurve(kpi.method, maximum),
      value: kpi.rawScore === null ? "" : shownScore(kpi.rawScore),
    },
  ];
}

/** The sum that was done: "90.05 ÷ 95.00"; for lower is better the other way round. */
export function attainmentWorking({
  actual,
  target,
  direction,
  ...kind
}: Pick<ScorecardKpi, "actual" | "target" | "direction" | "targetType" | "unit">): string {
  if (actual === null) return "";
  const own = bare(actual, kind);
  if ("value" in target) {
    const aim = bare(target.value, kind);
    if (direction === "higher_is_better") return `${own} ÷ ${aim}`;
    const value = parseDecimal(target.value);
    if (value.isZero())
      return parseDecimal(actual).isZero() ? "None, as the target asks" : "The target is none at all";
    return parseDecimal(actual).isZero() ? "None at all earns the most" : `${aim} ÷ ${own}`;
  }
  const distance = distanceFrom(parseDecimal(actual), parseDecimal(target.low), parseDecimal(target.high));
  if (distance.isZero()) return "Inside the band";
  return `${bare(distance.toFixed(), kind)} outside; nothing is left at ${bare(target.tolerance, kind)}`;
}

function guardrailStep({ kpi, scorecard, guardrails }: KpiReceipt): ReceiptStep {
  const step = { key: "guardrail" as const, label: "Guardrail" };
  const limits = guardrails.filter(({ primaryKpiId }) => primaryKpiId === kpi.id);
  const scoreOf = (id: number) =>
    scorecard.kras.flatMap(({ kpis }) => kpis).find((other) => other.id === id)?.score;
  if (kpi.guardrail) {
    const limiting = limits.find(({ guardrailKpiId }) => guardrailKpiId === kpi.guardrail?.id);
    const score = scoreOf(kpi.guardrail.id);
    const why = `${kpi.guardrail.name}${score ? ` scored ${shownScore(score)}` : ""}${limiting ? `, under ${figure(limiting.threshold)}` : ""}`;
    return { ...step, how: why, value: `at most ${shownScore(kpi.guardrail.cap)}` };
  }
  if (limits.length === 0) return { ...step, how: "No other KPI limits this one", value: "none" };
  const names = limits.map(
    ({ guardrailName, threshold, capScore }) =>
      `${guardrailName} under ${figure(threshold)} would limit it to ${figure(capScore)}`,
  );
  return { ...step, how: names.join("; "), value: "not reached" };
}

function substituteStep(kpi: ScorecardKpi): ReceiptStep {
  const step = { key: "curve" as const, label: "Missing data" };
  if (kpi.status === "held") {
    return {
      ...step,
      how: `The score of ${kpi.heldFrom?.name ?? "an earlier period"} is kept`,
      value: shownScore((kpi.adjusted ? kpi.adjusted.computed : kpi.score) ?? "0"),
    };
  }
  return { ...step, how: "The template counts missing data as zero", value: "0.0" };
}

const scoreStep = (kpi: ScorecardKpi): ReceiptStep => ({
  key: "score",
  label: "Score",
  how: "",
  value: shownScore(kpi.score ?? "0"),
});

function weighingSteps({ kpi, kra, item }: KpiReceipt): ReceiptStep[] {
  if (kpi.weightedScore === null || kra.score === null) return [];
  const covered = parseDecimal(kra.coveredWeight);
  const isPart = !covered.eq(100);
  const weight = { key: "weight" as const, label: "Weight" };
  return [
    isPart
      ? {
          ...weight,
          how: `in ${kra.name}${shareWords(kpi, item)}, of which ${shownPercent(kra.coveredWeight)} is scored`,
          value: `× ${figure(kpi.weight)} ÷ ${figure(kra.coveredWeight)}`,
        }
      : { ...weight, how: `in ${kra.name}${shareWords(kpi, item)}`, value: `× ${shownPercent(kpi.weight)}` },
    {
      key: "contribution",
      label: "Contributes",
      how: `to ${kra.name}, which scored ${shownScore(kra.score)}`,
      value: shownScore(kpi.weightedScore),
    },
  ];
}

/** Points of the total that come from this KPI: its part of the KRA times the KRA's part of the total. */
export function pointsOfTotal({ kpi, kra }: Pick<KpiReceipt, "kpi" | "kra">): DecimalString | null {
  if (kpi.weightedScore === null || kra.weightedScore === null || kra.score === null) return null;
  const score = parseDecimal(kra.score);
  if (score.isZero()) return "0";
  return parseDecimal(kpi.weightedScore).times(parseDecimal(kra.weightedScore)).div(score).toFixed(4);
}

function distanceFrom(actual: Dec, low: Dec, high: Dec): Dec {
  if (actual.lt(low)) return low.minus(actual);
  return actual.gt(high) ? actual.minus(high) : actual.minus(actual);
}

const figure = (value: DecimalString) => shownValue(value, { targetType: "numeric", unit: "" });
/** Without its unit, which stands in the lines above. */
const bare = (value: DecimalString, kind: ValueKind) =>
  kind.targetType === "percent" || kind.unit === "%"
    ? shownValue(value, kind, { fine: true }).replace("\u00a0%", "")
    : shownValue(value, { ...kind, unit: "" }, { fine: true });
