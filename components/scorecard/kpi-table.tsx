import { BandMark, ScoreFigure } from "@/components/charts/band-label";
import { oneDecimal } from "@/components/charts/geometry";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { spanWords } from "@/lib/dashboards/dates";
import { shownPercent } from "@/lib/dashboards/format";
import type { Period } from "@/lib/scoring/periods/queries";
import type { Scorecard, ScorecardKra } from "@/lib/scoring/scorecards/types";
import { KpiRow } from "./kpi-row";
import { bandOfRating, numberOf } from "./rating-band";

interface KpiTableProps {
  scorecard: Scorecard;
  period: Period;
  kpiHref: (kpiId: number) => string;
}

/** One table, a body a KRA, so that every figure of a kind shares its right edge. */
export function KpiTable({ scorecard, period, kpiHref }: KpiTableProps) {
  const { trend } = scorecard;
  const count = trend.periods.length;
  const span = count > 1 ? spanWords(count, period.frequency) : "Trend";
  return (
    <table className="table kpis list">
      <caption className="sr">Key result areas and their KPIs, {period.name}</caption>
      <thead>
        <tr>
          <th scope="col" className="c-name">
            KPI
          </th>
          <th scope="col" className="num c-actual">
            Actual
          </th>
          <th scope="col" className="num c-target">
            Target
          </th>
          <th scope="col" className="c-trend">
            {span}
          </th>
          <th scope="col" className="c-bar">
            Against target
          </th>
          <th scope="col" className="num c-score">
            Score
          </th>
          <th scope="col" className="num c-weight">
            Weight
          </th>
        </tr>
      </thead>
      {scorecard.kras.map((kra) => (
        <tbody key={kra.id}>
          <KraRow kra={kra} scores={(trend.kras.get(kra.id) ?? []).map(numberOf)} span={span} />
          {kra.kpis.map((kpi) => (
            <KpiRow
              key={kpi.id}
              kpi={kpi}
              period={period.name}
              scores={(trend.kpis.get(kpi.id) ?? []).map(numberOf)}
              span={span}
              all={scorecard.kras.flatMap(({ kpis }) => kpis)}
              kpiHref={kpiHref}
            />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function KraRow({ kra, scores, span }: { kra: ScorecardKra; scores: (number | null)[]; span: string }) {
  const score = numberOf(kra.score);
  const band = bandOfRating(kra.band);
  const isPart = score !== null && Number(kra.coveredWeight) < 100;
  return (
    <tr className="kra" id={`kra-${kra.id}`}>
      <th scope="rowgroup" colSpan={3}>
        {kra.name}
        {isPart && (
          <span className="small mute regular"> from {shownPercent(kra.coveredWeight)} of its weight</span>
        )}
      </th>
      <td className="c-trend">
        {scores.length > 1 && <Sparkline scores={scores} label={`Scores, ${span.toLowerCase()}`} />}
      </td>
      <td className="c-bar">
        <PlumbBar score={score} band={band} size="l" decorative />
      </td>
      <td className="score">
        {score === null ? (
          <ScoreFigure score={null} band="none" />
        ) : (
          <>
            <BandMark band={band} />
            {oneDecimal(score)}
          </>
        )}
      </td>
      <td className="num c-weight" data-l="weight">
        <b>{shownPercent(kra.weight)}</b>
      </td>
    </tr>
  );
}
