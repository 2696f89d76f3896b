import Link from "next/link";
import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { counted, shownCount, shownPercent, shownTarget, shownValue } from "@/lib/dashboards/format";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { bandOfRating, numberOf } from "./rating-band";
import { WhyLine } from "./why-line";

interface KpiRowProps {
  kpi: ScorecardKpi;
  period: string;
  scores: (number | null)[];
  /** "Six months". */
  span: string;
  /** Every KPI of the scorecard, among them the one that may limit this. */
  all: ScorecardKpi[];
  kpiHref: (kpiId: number) => string;
}

export function KpiRow({ kpi, period, scores, span, all, kpiHref }: KpiRowProps) {
  const score = numberOf(kpi.score);
  const band = bandOfRating(kpi.band);
  const capped = kpi.guardrail ? numberOf(kpi.rawScore) : null;
  return (
    <tr className={score === null ? "kpi-row is-none" : "kpi-row"}>
      <th scope="row" className="kpi">
        <Link href={kpiHref(kpi.id)} prefetch={false}>
          {kpi.name}
        </Link>
        <WhyLine kpi={kpi} period={period} all={all} kpiHref={kpiHref} />
      </th>
      <td className="num c-actual">{actualWords(kpi)}</td>
      <td className="num mute c-target" data-l={needsMore(kpi) ? undefined : "target"}>
        {needsMore(kpi)
          ? `${shownCount(kpi.minRecords)} needed`
          : shownTarget(kpi.target, kpi.direction, kpi)}
      </td>
      <td className="c-trend">
        {scores.length > 1 && <Sparkline scores={scores} label={`Scores, ${span.toLowerCase()}`} />}
      </td>
      <td className="c-bar">
        <PlumbBar score={score} band={band} lost={capped} decorative={capped === null} />
      </td>
      <td className="score">
        <ScoreFigure score={score} band={band} />
      </td>
      <td className="num mute c-weight" data-l="weight">
        {shownPercent(kpi.weight)}
      </td>
    </tr>
  );
}

const needsMore = (kpi: ScorecardKpi) => kpi.recordCount > 0 && kpi.recordCount < kpi.minRecords;

function actualWords(kpi: ScorecardKpi): string {
  if (needsMore(kpi)) return counted(kpi.recordCount, ["record", "records"]);
  return kpi.actual === null ? "No records" : shownValue(kpi.actual, kpi);
}
