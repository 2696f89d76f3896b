import { BETTER } from "@/lib/dashboards/curve-words";
import { describeKpi, type Phrase } from "@/lib/dashboards/describe-kpi";
import { shownCount, shownTarget } from "@/lib/dashboards/format";
import { columnOf } from "@/lib/kpis/columns";
import type { ReceiptProps } from "./receipt";

/** The rule in words, for the person it is about. */
export function RuleSentence({ shown, own }: Pick<ReceiptProps, "shown" | "own">) {
  const { receipt, inForce, period } = shown;
  const { kpi, scorecard } = receipt;
  const target = shownTarget(kpi.target, kpi.direction, kpi);
  const phrases: Phrase[] = inForce
    ? describeKpi({
        rule: inForce.rule,
        source: inForce.binding,
        person: own ? "you" : scorecard.employee.name,
        period: period.name,
        better: BETTER[kpi.direction],
        target,
      })
    : [{ text: `${BETTER[kpi.direction]}; the target is ` }, { text: target, strong: true }, { text: "." }];
  return (
    <p className="rule">{phrases.map(({ text, strong }) => (strong ? <em key={text}>{text}</em> : text))}</p>
  );
}

/** Where the records come from, whose they are, and what else the template asks. */
export function factsOf({ shown: { receipt, inForce } }: Pick<ReceiptProps, "shown">) {
  const { kpi } = receipt;
  const policy = { exclude: "Left out", zero: "Counts as 0", hold: "The last score is kept" };
  const facts = [{ label: "Missing data", value: policy[kpi.missingPolicy] }];
  if (kpi.minRecords > 0) {
    facts.unshift({ label: "Records needed", value: `At least ${shownCount(kpi.minRecords)}` });
  }
  if (!inForce) return facts;
  const { rule, binding, source } = inForce;
  return [
    { label: "Source", value: source.source.name },
    { label: "Credited to", value: columnOf(binding, rule.ownershipRule).label },
    { label: "Counted by", value: columnOf(binding, rule.timeColumn).label },
    ...facts,
    { label: "Rule", value: `Version ${kpi.kpiVersion}` },
  ];
}
