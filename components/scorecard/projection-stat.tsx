import { PlumbBar } from "@/components/charts/plumb-bar";
import type { Stat } from "@/components/ui/stats";
import { nameBeside } from "@/lib/dashboards/dates";
import { shownScore } from "@/lib/dashboards/format";
import {
  daysWords,
  errorWords,
  likelyWords,
  runningProjection,
  shownProjection,
  withheldWords,
} from "@/lib/dashboards/words/projection-words";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import { bandOfRating } from "./rating-band";

/** What the running period is heading for, on its own scorecard and on that of the period before; null elsewhere. */
export function projectionStat(scorecard: Scorecard, today: string): Stat | null {
  const running = runningProjection(scorecard, today);
  if (!running) return null;
  const { period, total, workingDays } = running;
  const isOwn = period.id === scorecard.periodId;
  const shownName = scorecard.trend.periods.at(-1)?.name ?? period.name;
  const label = `${isOwn ? period.name.split(" ")[0] : nameBeside(period.name, shownName)} is heading for`;
  const href = isOwn ? undefined : `?period=${period.id}`;
  const shown = shownProjection(total);
  if (!shown) {
    const why = withheldWords(total.withheld ?? "no_past_error", period.frequency);
    return { label, value: "Too early to say", note: why, href };
  }
  const { score, low, high, band } = shown;
  return {
    label,
    value: shownScore(score),
    unit: likelyWords(shown),
    href,
    bar: (
      <PlumbBar
        score={Number(score)}
        band={bandOfRating(band ?? "not_scored")}
        low={Number(low)}
        high={Number(high)}
        size="s"
        decorative
      />
    ),
    note: `${daysWords(workingDays)}. ${total.pastError ? errorWords(total.pastError, period.frequency) : ""}`,
  };
}
