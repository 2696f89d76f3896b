import { BETTER } from "./curve-words";
import { describeFilter } from "./describe-filter";
import { describeKpi, measureWords, type Phrase } from "./describe-kpi";
import { shownTarget } from "./format";
import type { ReceiptScreen } from "./receipt-screen";
import type { StepWords } from "./receipt-steps";

type Shown = NonNullable<ReceiptScreen["shown"]>;

/** The rule of a receipt in words, for the person it is about ("you", or a name). */
export function ruleWords({ receipt: { kpi }, inForce, period }: Shown, person: string): Phrase[] {
  const target = shownTarget(kpi.target, kpi.direction, kpi).replace(/^max\s/, "at most ");
  const better = BETTER[kpi.direction];
  if (!inForce) {
    return [{ text: `${better}; the target is ` }, { text: target, strong: true }, { text: "." }];
  }
  const { rule, binding: source } = inForce;
  return describeKpi({ rule, source, person, period: period.name, better, target });
}

/** The words its steps use. */
export function stepWords({ inForce }: Shown): StepWords {
  if (!inForce) return { noun: ["record", "records"], numerator: null, measure: null };
  const { rule, binding } = inForce;
  const { aggregation } = rule;
  return {
    noun: [binding.recordNoun, binding.recordNounPlural],
    numerator:
      aggregation.kind === "ratio" ? describeFilter(aggregation.numerator.filter, binding) || null : null,
    measure: measureWords(aggregation, binding),
  };
}
