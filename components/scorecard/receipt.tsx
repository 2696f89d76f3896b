import { DisputeOffer, ReceiptAppeals } from "@/components/appeals/receipt-appeals";
import { OverallScore } from "@/components/charts/overall-score";
import { ChangedSince } from "@/components/reviews/changed-since";
import { Facts } from "@/components/ui/facts";
import { nameBeside } from "@/lib/dashboards/dates";
import { periodState } from "@/lib/dashboards/period-choice";
import { adjustedWords } from "@/lib/dashboards/words/adjusted-words";
import { AuditLine } from "./audit-line";
import { ProjectionReceipt } from "./projection-receipt";
import { bandOfRating, numberOf, thresholdsOf } from "./rating-band";
import { ReceiptBasis } from "./receipt-basis";
import { ReceiptCurve } from "./receipt-curve";
import { ReceiptHistory } from "./receipt-history";
import { ReceiptLedger } from "./receipt-ledger";
import { ReceiptOwn } from "./receipt-own";
import type { ReceiptProps } from "./receipt-props";
import { ReceiptRecords } from "./receipt-records";
import { ReceiptStatement } from "./receipt-statement";
import { factsOf, RuleSentence } from "./rule-sentence";

/** The receipt of one KPI: the rule, each step from records to contribution, the records themselves. */
export function Receipt(props: ReceiptProps) {
  const { shown, timeZone, showStatement } = props;
  const { receipt } = shown;
  return (
    <>
      <ReceiptHead {...props} />
      <Score {...props} />
      <section className="rc ruled" aria-label="The rule">
        <RuleSentence {...props} />
        <Facts items={factsOf(props)} />
      </section>
      <div className="rc">
        <div>
          <ReceiptLedger {...props} />
          <DisputeOffer {...props} />
        </div>
        <div>
          <ReceiptCurve receipt={receipt} />
          <ReceiptHistory receipt={receipt} />
        </div>
      </div>
      <ProjectionReceipt {...props} />
      <ReceiptOwn {...props} />
      <ChangedSince adjustments={shown.adjustments} period={shown.period} />
      <ReceiptBasis {...props} />
      <ReceiptRecords {...props} />
      <ReceiptAppeals {...props} />
      {showStatement && receipt.statement && <ReceiptStatement statement={receipt.statement} />}
      <AuditLine
        scorecard={receipt.scorecard}
        recordCount={COUNTS_RECORDS.has(props.shown.basis.kind) ? receipt.kpi.recordCount : null}
        timeZone={timeZone}
        linksToRules={showStatement}
      />
    </>
  );
}

/** A query does not say which records it read, and an entry is none. */
const COUNTS_RECORDS = new Set(["binding", "formula"]);

function ReceiptHead({ shown: { receipt, period }, today }: ReceiptProps) {
  return (
    <div className="tight-head">
      <div>
        <h1>{receipt.kpi.name}</h1>
        <p className="sub dotted soft mt1">
          <span>{receipt.scorecard.employee.name}</span>
          <span>{receipt.kra.name}</span>
          <span>
            {period.name}, {periodState(period, today).toLowerCase()}
          </span>
        </p>
      </div>
    </div>
  );
}

const NOTHING = { binding: "No records", sql: "Nothing found", manual: "Not entered", formula: "No value" };

function Score({ shown: { receipt, period, basis }, timeZone }: ReceiptProps) {
  const { kpi, scorecard, history } = receipt;
  if (!scorecard.template) return null;
  const before = history.at(-2);
  return (
    <OverallScore
      label="Score of this KPI"
      score={numberOf(kpi.score)}
      band={bandOfRating(kpi.band)}
      word={
        kpi.score === null ? (kpi.recordCount === 0 ? NOTHING[basis.kind] : "Insufficient data") : undefined
      }
      lost={kpi.guardrail ? numberOf(kpi.rawScore) : null}
      was={numberOf(kpi.adjusted?.computed)}
      note={kpi.adjusted?.override && adjustedWords(kpi.adjusted, kpi.score, timeZone)}
      thresholds={thresholdsOf(scorecard.template.bands)}
      previous={
        before && before.score !== null
          ? { label: nameBeside(before.period.name, period.name), score: Number(before.score) }
          : null
      }
    />
  );
}
