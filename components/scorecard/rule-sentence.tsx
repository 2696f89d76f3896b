import Link from "next/link";
import type { ReactNode } from "react";
import { shownDay } from "@/lib/dashboards/dates";
import { shownCount } from "@/lib/dashboards/format";
import { ruleWords } from "@/lib/dashboards/receipt/receipt-words";
import { columnOf } from "@/lib/kpis/bindings/columns";
import { ownerWords } from "@/lib/kpis/bindings/sentence";
import { lastDayOf } from "@/lib/scoring/periods/span";
import type { ReceiptProps } from "./receipt-props";

/** The rule in words, for the person it is about. */
export function RuleSentence({ shown, own }: Pick<ReceiptProps, "shown" | "own">) {
  const phrases = ruleWords(shown, own ? "you" : shown.receipt.scorecard.employee.name);
  return (
    <p className="rule">{phrases.map(({ text, strong }) => (strong ? <em key={text}>{text}</em> : text))}</p>
  );
}

/** Where the records come from, whose they are, and what else the template asks. */
export function factsOf({
  shown: { receipt, inForce, basis },
  showStatement,
}: Pick<ReceiptProps, "shown" | "showStatement">): { label: string; value: ReactNode }[] {
  const { kpi } = receipt;
  const measured = kpi.own?.measured;
  const policy = { exclude: "Left out", zero: "Counts as 0", hold: "The last score is kept" };
  const words = `Version ${kpi.kpiVersion}`;
  const href = `/admin/kpis/${kpi.id}?version=${kpi.kpiVersion}#history`;
  const version = { label: "Rule", value: showStatement ? <Link href={href}>{words}</Link> : words };
  const facts = [{ label: "Missing data", value: policy[kpi.missingPolicy] }];
  if (measured) {
    facts.unshift({
      label: "Measured",
      value: `${shownDay(measured.from)} to ${shownDay(lastDayOf({ periodEnd: measured.to }))}`,
    });
  }
  if (kpi.minRecords > 0) {
    facts.unshift({ label: "Records needed", value: `At least ${shownCount(kpi.minRecords)}` });
  }
  if (basis.kind === "manual") {
    return [{ label: "Due", value: shownDay(basis.dueOn) }, ...facts, version];
  }
  if (!inForce) return basis.kind === "binding" ? facts : [...facts, version];
  const { rule, binding, source } = inForce;
  return [
    { label: "Source", value: source.source.name },
    { label: "Credited to", value: capital(ownerWords(binding, rule.ownershipRule)) },
    { label: "Counted by", value: columnOf(binding, rule.timeColumn).label },
    ...facts,
    version,
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
