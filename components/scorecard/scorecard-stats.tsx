import { type Stat, Stats } from "@/components/ui/stats";
import { nameBeside } from "@/lib/dashboards/dates";
import { counted, shownChange, shownCount, shownPercent } from "@/lib/dashboards/format";
import { changeOf, largestChanges, ratedScore } from "@/lib/dashboards/scorecard/change";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import { projectionStat } from "./projection-stat";

/** The four figures under an overall score. */
export function ScorecardStats({ scorecard, today }: { scorecard: Scorecard; today: string }) {
  const { total, template } = scorecard;
  const unscored = total.kpiCount - total.scoredKpiCount;
  return (
    <Stats
      items={[
        changeStat(scorecard),
        {
          label: "Coverage",
          value: shownPercent(total.coverage),
          note: unscored === 0 ? "Every KPI is scored" : unscoredWords(unscored, total.kpiCount),
        },
        {
          label: "KPIs scored",
          value: shownCount(total.scoredKpiCount),
          unit: `of ${shownCount(total.kpiCount)}`,
          note: `From ${counted(total.recordCount, ["record", "records"])}`,
        },
        projectionStat(scorecard, today) ?? {
          label: "Template",
          value: template ? `v${template.version}` : "None",
          note: template?.name,
        },
      ]}
    />
  );
}

function unscoredWords(unscored: number, all: number): string {
  return `${unscored} of ${all} KPIs ${unscored === 1 ? "is" : "are"} not scored`;
}

function changeStat({ total, kras, trend }: Scorecard): Stat {
  const before = trend.periods.at(-2);
  const name = before ? nameBeside(before.name, trend.periods.at(-1)?.name ?? "") : null;
  const change = changeOf(ratedScore(total), total.previousScore);
  if (!before || change === null) {
    const missing =
      ratedScore(total) === null ? "Nothing to compare yet" : `No score in ${name ?? "a period before"}`;
    return {
      label: name ? `Since ${name}` : "Change",
      value: ratedScore(total) === null ? "None" : "New",
      note: missing,
    };
  }
  const movers = largestChanges(
    kras.map((kra) => ({
      name: kra.name,
      weight: kra.weight,
      now: kra.score,
      before: trend.kras.get(kra.id)?.at(-2) ?? null,
    })),
  );
  return {
    label: `Since ${name}`,
    value: shownChange(change),
    note:
      movers.length > 0
        ? movers.map(({ name, points }) => `${name} ${shownChange(points)}`).join(", ")
        : "No KRA moved",
  };
}
