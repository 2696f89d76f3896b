import Link from "next/link";
import { BandMark } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { Section } from "@/components/ui/section-head";
import { shownPercent, shownScore } from "@/lib/dashboards/format";
import {
  daysWords,
  likelyWords,
  projectedValue,
  runningProjection,
  shownProjection,
  withheldWords,
} from "@/lib/dashboards/words/projection-words";
import type { PeriodProjection } from "@/lib/scoring/forecast/column";
import type { ProjectedKpi } from "@/lib/scoring/forecast/types";
import type { Scorecard, ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { ProjectionBacktest } from "./projection-backtest";
import { bandOfRating } from "./rating-band";

interface ProjectionSectionProps {
  scorecard: Scorecard;
  /** YYYY-MM-DD */
  today: string;
  kpiHref: (kpiId: number) => string;
}

/**
 * What each KPI of a running period is heading for, or why that is not said. Nothing once the period has ended, or while
 * nothing can be said of any: the figures under the overall score say why.
 */
export function ProjectionSection({ scorecard, today, kpiHref }: ProjectionSectionProps) {
  const running = runningProjection(scorecard, today);
  if (!running?.kpis) return null;
  const { period, kpis } = running;
  if (!Object.values(kpis).some(shownProjection)) return null;
  return (
    <Section
      id="h-projection"
      title={titleOf(running)}
      aside={`${daysWords(running.workingDays)}, from the records so far and finished ones before`}
    >
      <table className="table list">
        <caption className="sr">What each KPI of {period.name} is heading for</caption>
        <thead>
          <tr>
            <th scope="col">KPI</th>
            <th scope="col" className="num">
              Heading for
            </th>
            <th scope="col" className="c-bar">
              Against target
            </th>
            <th scope="col" className="num">
              Likely
            </th>
            <th scope="col" className="num">
              Score
            </th>
          </tr>
        </thead>
        <tbody>
          {scorecard.kras
            .flatMap((kra) => kra.kpis)
            .map((kpi) => (
              <Row key={kpi.id} kpi={kpi} projected={kpis[kpi.id]} running={running} href={kpiHref(kpi.id)} />
            ))}
        </tbody>
      </table>
      <p className="small mute mt2">
        At least four of five past projections came out within such a likely range.
        {Number(running.projectedWeight) < 100 &&
          ` ${shownPercent(running.projectedWeight)} of the weight is projected, the rest counts in the total with its last score.`}
      </p>
      <ProjectionBacktest points={running.backtest} of="the total" when="At this point of it" />
    </Section>
  );
}

function titleOf({ period, total }: PeriodProjection): string {
  const shown = shownProjection(total);
  const [name] = period.name.split(" ");
  if (shown) return `${name} is heading for ${shownScore(shown.score)}, ${likelyWords(shown)}`;
  return `What ${name}’s KPIs are heading for`;
}

interface RowProps {
  kpi: ScorecardKpi;
  projected: ProjectedKpi | undefined;
  running: PeriodProjection;
  href: string;
}

function Row({ kpi, projected, running, href }: RowProps) {
  const shown = shownProjection(projected);
  const name = (
    <th scope="row">
      <Link href={href} prefetch={false} className="plain">
        {kpi.name}
      </Link>
    </th>
  );
  if (!shown || !projected?.actual) {
    return (
      <tr>
        {name}
        <td colSpan={4} className="mute">
          {withheldWords(projected?.withheld ?? "no_records", running.period.frequency)}
        </td>
      </tr>
    );
  }
  const band = bandOfRating(shown.band ?? "not_scored");
  return (
    <tr>
      {name}
      <td className="num" data-l="heading for">
        {projectedValue(projected.actual, kpi)}
      </td>
      <td className="c-bar">
        <PlumbBar
          score={Number(shown.score)}
          band={band}
          low={Number(shown.low)}
          high={Number(shown.high)}
          size="s"
          decorative
        />
      </td>
      <td className="num mute" data-l="likely">
        {shownScore(shown.low)} to {shownScore(shown.high)}
      </td>
      <td className="num" data-l="score">
        <BandMark band={band} />
        {shownScore(shown.score)}
      </td>
    </tr>
  );
}
