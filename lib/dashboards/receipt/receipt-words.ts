import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { shownTarget, shownValue } from "../format";
import { BETTER } from "../words/curve-words";
import { describeFilter, joined } from "../words/describe-filter";
import { describeKpi, measureWords, type Phrase, shareWords } from "../words/describe-kpi";
import type { ReceiptBasis } from "./receipt-basis";
import type { ReceiptScreen } from "./receipt-screen";
import type { ReceiptStep, StepWords } from "./receipt-steps";

type Shown = NonNullable<ReceiptScreen["shown"]>;

/** The rule of a receipt in words, for the person it is about ("you", or a name). */
export function ruleWords({ receipt: { kpi }, inForce, basis, period }: Shown, person: string): Phrase[] {
  const target = shownTarget(kpi.target, kpi.direction, kpi).replace(/^max\s/, "at most ");
  const better = BETTER[kpi.direction];
  if (inForce) {
    const { rule, binding: source } = inForce;
    return describeKpi({ rule, source, person, period: period.name, better, target });
  }
  return [
    ...basisWords(basis, person, period.name),
    { text: `${better}; the target is ` },
    { text: target, strong: true },
    { text: "." },
  ];
}

function basisWords(basis: ReceiptBasis, person: string, period: string): Phrase[] {
  switch (basis.kind) {
    case "binding":
      return [];
    case "sql":
      return [
        { text: "What " },
        { text: "an administrator’s query", strong: true },
        { text: ` finds for ${person} in ${period}. ` },
      ];
    case "formula":
      return [
        { text: "Worked out as " },
        { text: basis.formula.trim(), strong: true },
        { text: ` over ${period}. ` },
      ];
    case "manual": {
      const { min, max } = basis.rule.allowed_range;
      const whose = person === "you" ? "your manager" : "the manager";
      return [
        { text: "What " },
        { text: `${whose} enters`, strong: true },
        { text: ` for ${person} in ${period}, from ${min} to ${max}. ` },
      ];
    }
  }
}

/** The words its steps use, for the person they are about ("you", or a name). */
export function stepWords(shown: Shown, person = "this person"): StepWords {
  const {
    inForce,
    basis,
    receipt: { kpi },
  } = shown;
  if (!inForce) {
    const first = basis.kind === "binding" ? null : basisSteps(basis, kpi);
    return { noun: ["record", "records"], numerator: null, measure: null, first };
  }
  const { rule, binding } = inForce;
  const { aggregation } = rule;
  return {
    noun: [binding.recordNoun, binding.recordNounPlural],
    credited: shareWords(rule, binding, person) ?? unitWords(shown.creditedUnits),
    numerator:
      aggregation.kind === "ratio" ? describeFilter(aggregation.numerator.filter, binding) || null : null,
    measure: measureWords(aggregation, binding),
    first: null,
  };
}

/** "credited to the members of Network operations on that day". */
const unitWords = (units: readonly string[]): string | null =>
  units.length > 0 ? `credited to the members of ${joined(units, "and")} on that day` : null;

/** What comes before the target where there are no records: what was entered, found, or worked out from what. */
function basisSteps(basis: Exclude<ReceiptBasis, { kind: "binding" }>, kpi: ScorecardKpi): ReceiptStep[] {
  const value = kpi.actual === null ? "no data" : shownValue(kpi.actual, kpi, { fine: true });
  const actual = { key: "actual" as const, label: "Actual", value };
  switch (basis.kind) {
    case "sql":
      return [{ ...actual, how: kpi.actual === null ? "The query found nothing" : "What the query found" }];
    case "manual":
      return [
        {
          ...actual,
          how: basis.entry ? `Entered by ${basis.entry.enteredByName}` : "Nobody entered a value",
        },
      ];
    case "formula":
      return [
        ...basis.inputs.map(({ variable, what, value: own, unit }) => ({
          key: "input" as const,
          label: variable,
          how: what,
          value: own === null ? "no data" : shownValue(own, { targetType: "numeric", unit }, { fine: true }),
        })),
        { ...actual, how: basis.formula.trim() },
      ];
  }
}

/** Why there is nothing to score, for the sentence below the steps. */
export function nothingWords({ basis, period, inForce }: Shown): string {
  switch (basis.kind) {
    case "sql":
      return `The query found nothing in ${period.name}`;
    case "manual":
      return `Nothing was entered for ${period.name}`;
    case "formula":
      return `The formula has no value in ${period.name}`;
    case "binding":
      return `There are no ${inForce?.binding.recordNounPlural ?? "records"} in ${period.name}`;
  }
}
