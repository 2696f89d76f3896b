"use client";

import { BandMark, ScoreFigure } from "@/components/charts/band-label";
import { oneDecimal } from "@/components/charts/geometry";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { Icon } from "@/components/ui/icon";
import { useFollowLinks } from "@/components/ui/use-follow-links";
import type { KraLine, ScorecardLines } from "@/lib/dashboards/scorecard/scorecard-lines";
import { KpiRow } from "./kpi-row";
import { bandOfRating } from "./rating-band";

/**
 * One table, a body a KRA, so that every figure of a kind shares its right edge. Drawn from its figures on both sides:
 * sent as markup for the browser's copy of the page it would weigh as much as the rest.
 */
export function KpiTable({ kras, period, span }: ScorecardLines) {
  const followLinks = useFollowLinks();
  const trendLabel = `Scores, ${span?.toLowerCase()}`;
  return (
    <table className="table kpis list" ref={followLinks}>
      <caption className="sr">Key result areas and their KPIs, {period}</caption>
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
            {span ?? "Trend"}
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
      {kras.map((kra) => (
        <tbody key={kra.id}>
          <KraRow kra={kra} trendLabel={trendLabel} />
          {kra.kpis.map((kpi) => (
            <KpiRow key={kpi.id} kpi={kpi} trendLabel={trendLabel} />
          ))}
        </tbody>
      ))}
    </table>
  );
}

function KraRow({ kra, trendLabel }: { kra: KraLine; trendLabel: string }) {
  const { score, scores, covered, was, why } = kra;
  const band = bandOfRating(kra.band);
  return (
    <tr className="kra" id={`kra-${kra.id}`}>
      <th scope="rowgroup" colSpan={3}>
        {kra.name}
        {covered && <span className="small mute regular"> from {covered} of its weight</span>}
        {why && (
          <span className="why regular">
            <Icon name="pen" />
            <span>{why}</span>
          </span>
        )}
      </th>
      <td className="c-trend">{scores.length > 1 && <Sparkline scores={scores} label={trendLabel} />}</td>
      <td className="c-bar">
        <PlumbBar score={score} band={band} size="l" was={was} decorative />
      </td>
      <td className="score">
        {score === null ? (
          <ScoreFigure score={null} band="none" />
        ) : (
          <>
            <BandMark band={band} />
            {oneDecimal(score)}
            {was !== null && was !== undefined && <span className="was">computed {oneDecimal(was)}</span>}
          </>
        )}
      </td>
      <td className="num c-weight" data-l="weight">
        <b>{kra.weight}</b>
      </td>
    </tr>
  );
}
