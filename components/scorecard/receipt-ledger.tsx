import { PlumbBar } from "@/components/charts/plumb-bar";
import { Icon } from "@/components/ui/icon";
import { Section } from "@/components/ui/section-head";
import { counted, shownCount, shownPercent, shownScore } from "@/lib/dashboards/format";
import { pointsOfTotal, type ReceiptStep, receiptSteps } from "@/lib/dashboards/receipt/receipt-steps";
import { nothingWords, stepWords } from "@/lib/dashboards/receipt/receipt-words";
import { adjustedWords } from "@/lib/dashboards/words/adjusted-words";
import { bandOfRating, numberOf } from "./rating-band";
import type { ReceiptProps } from "./receipt-props";

/** From records to contribution, step by step. */
export function ReceiptLedger(props: ReceiptProps) {
  const { receipt } = props.shown;
  const { kpi } = receipt;
  const steps = receiptSteps(
    receipt,
    stepWords(props.shown, props.own ? "you" : props.shown.receipt.scorecard.employee.name),
  );
  return (
    <Section
      id="h-steps"
      first
      title={kpi.score === null ? "Why it is not scored" : `How it became ${shownScore(kpi.score)}`}
    >
      <table className="ledger">
        <caption className="sr">Steps from records to contribution</caption>
        <thead className="sr">
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Working</th>
            <th scope="col">Result</th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <StepRow key={`${step.key} ${step.label}`} step={step} props={props} />
          ))}
        </tbody>
      </table>
      <p className="note mt3">
        <Icon name="info" />
        <span>{effectWords(props)}</span>
      </p>
    </Section>
  );
}

function StepRow({ step, props }: { step: ReceiptStep; props: ReceiptProps }) {
  const { kpi } = props.shown.receipt;
  const opens = (step.key === "records" || step.key === "numerator") && props.shown.listed !== null;
  const className = { score: "sum", contribution: "total" }[step.key as string];
  const quiet = step.key === "guardrail" && !kpi.guardrail ? "quiet" : undefined;
  return (
    <tr className={className ?? quiet}>
      <th scope="row">{step.label}</th>
      <td className="how">
        {step.key === "score" ? (
          <PlumbBar
            score={numberOf(kpi.score)}
            band={bandOfRating(kpi.band)}
            size="l"
            lost={kpi.guardrail ? numberOf(kpi.rawScore) : null}
            was={numberOf(kpi.adjusted?.computed)}
            decorative
          />
        ) : (
          step.how
        )}
      </td>
      <td className="val">
        {opens ? (
          <a className="plain" href="#records">
            {step.value}
          </a>
        ) : (
          step.value
        )}
      </td>
    </tr>
  );
}

/** Where a person's own value stands above this KPI, it moves nothing. */
function overrideAbove({ shown: { receipt }, timeZone }: ReceiptProps): string | null {
  const { kra, scorecard } = receipt;
  if (scorecard.total.adjusted?.override)
    return `The overall score: ${adjustedWords(scorecard.total.adjusted, scorecard.total.score, timeZone)}`;
  return kra.adjusted?.override ? `${kra.name}: ${adjustedWords(kra.adjusted, kra.score, timeZone)}` : null;
}

/** What the figure does further up. */
function effectWords(props: ReceiptProps): string {
  const { shown, own } = props;
  const { receipt, inForce } = shown;
  const { kpi, kra, scorecard } = receipt;
  const above = overrideAbove(props);
  if (above) return above;
  const points = pointsOfTotal(receipt);
  if (points !== null && scorecard.total.score !== null) {
    const whose = own ? "your" : "the";
    return `${kra.name} weighs ${shownPercent(kra.weight)} of the whole, so this KPI is ${shownScore(points)} of ${whose} ${shownScore(scorecard.total.score)}.`;
  }
  const noun = [
    inForce?.binding.recordNoun ?? "record",
    inForce?.binding.recordNounPlural ?? "records",
  ] as const;
  const found =
    kpi.recordCount === 0 || kpi.actual === null
      ? nothingWords(shown)
      : `${counted(kpi.recordCount, noun)} of the ${shownCount(kpi.minRecords)} needed`;
  return `${found}, so this KPI counts for nothing, up or down: the other KPIs of ${kra.name} carry its weight.`;
}
