import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { Sparkline } from "@/components/charts/sparkline";
import { Icon } from "@/components/ui/icon";
import type { KpiLine } from "@/lib/dashboards/scorecard/scorecard-lines";
import type { KpiWhy } from "@/lib/dashboards/words/kpi-why";
import { bandOfRating } from "./rating-band";

interface KpiRowProps {
  kpi: KpiLine;
  /** Of the sparkline, in words. */
  trendLabel: string;
}

export function KpiRow({ kpi, trendLabel }: KpiRowProps) {
  const { score, uncapped, was, scores } = kpi;
  const isPlain = uncapped === null && (was === null || was === undefined);
  const band = bandOfRating(kpi.band);
  return (
    <tr className={score === null ? "kpi-row is-none" : "kpi-row"}>
      <th scope="row" className="kpi">
        <a href={kpi.href}>{kpi.name}</a>
        {kpi.why && <WhyLine why={kpi.why} />}
      </th>
      <td className="num c-actual">{kpi.actual}</td>
      <td className="num mute c-target" data-l={kpi.isShort ? undefined : "target"}>
        {kpi.target}
      </td>
      <td className="c-trend">{scores.length > 1 && <Sparkline scores={scores} label={trendLabel} />}</td>
      <td className="c-bar">
        <PlumbBar score={score} band={band} lost={uncapped} was={was} decorative={isPlain} />
      </td>
      <td className="score">
        <ScoreFigure score={score} band={band} was={was} />
      </td>
      <td className="num mute c-weight" data-l="weight">
        {kpi.weight}
      </td>
    </tr>
  );
}

/** Under a KPI's name: what made its score other than the curve's. */
function WhyLine({ why: { words, guardrail, isOverride } }: { why: KpiWhy }) {
  return (
    <span className="why">
      <Icon name={isOverride ? "pen" : guardrail ? "shield" : "info"} />
      <span>
        {words}
        {guardrail && (
          <>
            {" "}
            <a href={guardrail.href}>{guardrail.name}</a> {guardrail.words}
          </>
        )}
      </span>
    </span>
  );
}
