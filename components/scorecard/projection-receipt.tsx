import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section-head";
import { shownScore } from "@/lib/dashboards/format";
import {
  daysWords,
  errorWords,
  howWords,
  likelyWords,
  projectedValue,
  runningProjection,
  shownProjection,
  withheldWords,
} from "@/lib/dashboards/words/projection-words";
import type { PeriodProjection } from "@/lib/scoring/forecast/column";
import { ProjectionBacktest } from "./projection-backtest";
import type { ReceiptProps } from "./receipt-props";

/** What the KPI is heading for while its period runs, how that is made, and how far off it was before. */
export function ProjectionReceipt({ shown: { receipt, period, backtest }, today }: ReceiptProps) {
  const running = runningProjection(receipt.scorecard, today);
  const isOwn = running?.period.id === period.id;
  const [name] = period.name.split(" ");
  if (!isOwn && backtest.points.length === 0) return null;
  return (
    <Section
      id="h-projection"
      title={isOwn ? `What ${name} is heading for` : "How projections came out"}
      aside={isOwn ? daysWords(running.workingDays) : "Projected half-way through each period"}
    >
      {isOwn && <Heading running={running} kpi={receipt.kpi} />}
      <ProjectionBacktest
        points={backtest.points}
        of={receipt.kpi.name}
        when={isOwn ? "At this point of it" : "Half-way"}
      />
    </Section>
  );
}

function Heading({
  running,
  kpi,
}: {
  running: PeriodProjection;
  kpi: ReceiptProps["shown"]["receipt"]["kpi"];
}) {
  const { frequency } = running.period;
  const projected = running.kpis?.[kpi.id];
  const shown = shownProjection(projected);
  if (!shown || !projected?.actual) {
    return (
      <p className="soft">
        Nothing is projected: {lowerFirst(withheldWords(projected?.withheld ?? "no_records", frequency))}.
      </p>
    );
  }
  const facts = [
    { label: "Actual", value: projectedValue(projected.actual, kpi) },
    { label: "Score", value: `${shownScore(shown.score)}, ${likelyWords(shown)}` },
    ...(projected.pastError
      ? [{ label: "Past error", value: errorWords(projected.pastError, frequency) }]
      : []),
  ];
  return (
    <>
      <div className="mt2">
        <Facts items={facts} />
      </div>
      {projected.how && <p className="soft mt2">{howWords(projected.how, kpi, frequency)}</p>}
      <p className="small mute mt1">
        Then the same curve, guardrails and maximum as every score. At least four of five past projections
        came out within such a likely range.
      </p>
    </>
  );
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
