import { Feed, type FeedItem } from "@/components/ui/feed";
import { shownDay, shownInstant } from "@/lib/dashboards/dates";
import { shownScore } from "@/lib/dashboards/format";
import { isRunning } from "@/lib/dashboards/period-choice";
import type { Around } from "@/lib/dashboards/scorecard/around";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDayOf } from "@/lib/scoring/periods/span";
import type { Adjusted, Scorecard } from "@/lib/scoring/scorecards/types";

interface ScorecardAsideProps {
  around: Around;
  scorecard: Scorecard;
  period: Period;
  offered: Period[];
  /** YYYY-MM-DD */
  today: string;
  timeZone: string;
}

/** What is next, and what changed in the figures and in the rules; null where there is nothing to say. */
export function ScorecardAside(props: ScorecardAsideProps) {
  const next = comingUp(props);
  const changed = [...overrides(props), ...ruleChanges(props)];
  return (
    <>
      {next.length > 0 && (
        <section aria-labelledby="h-next">
          <h2 id="h-next">What is next</h2>
          <Feed items={next} dated />
        </section>
      )}
      {changed.length > 0 && (
        <section aria-labelledby="h-changed">
          <h2 id="h-changed">What changed</h2>
          <Feed items={changed} />
        </section>
      )}
    </>
  );
}

export const hasAside = (props: ScorecardAsideProps) =>
  props.around.changed.length > 0 || overrides(props).length > 0 || comingUp(props).length > 0;

const ruleChanges = ({ around }: ScorecardAsideProps): FeedItem[] =>
  around.changed.map(({ versionId, version, day, effects }) => ({
    key: `version-${versionId}`,
    text: `Template v${version} took effect`,
    effect: effects.join("; ") || undefined,
    when: shownDay(day),
    dateTime: day,
  }));

/** The overrides in force, newest first, each with both values; a single one also says what it did to the whole. */
function overrides({ scorecard, timeZone }: ScorecardAsideProps): FeedItem[] {
  const { total, kras } = scorecard;
  const levels = [
    { name: "the overall score", ...total },
    ...kras.flatMap((kra) => [kra, ...kra.kpis]),
  ].flatMap(({ name, score, adjusted }) =>
    adjusted?.override ? [{ name, score, adjusted, override: adjusted.override }] : [],
  );
  const isAlone = levels.length === 1 && !total.adjusted?.override;
  return levels
    .sort((a, b) => (a.override.at < b.override.at ? 1 : -1))
    .map(({ name, score, adjusted, override }) => ({
      key: `override-${override.id}`,
      text: (
        <>
          {override.by} set <b>{name}</b> to {scoreOr(score)}, {wasWords(adjusted)}
        </>
      ),
      effect:
        isAlone && total.adjusted
          ? `Overall ${scoreOr(total.adjusted.computed)} → ${scoreOr(total.score)}`
          : undefined,
      when: shownInstant(new Date(override.at), timeZone),
      dateTime: override.at,
    }));
}

const scoreOr = (score: string | null) => (score === null ? "not scored" : shownScore(score));

const wasWords = ({ computed }: Adjusted) =>
  computed === null ? "not scored by the rules" : `computed ${shownScore(computed)}`;

function comingUp({ around, period, offered, today }: ScorecardAsideProps) {
  const ends = offered
    .filter((each) => each.frequency === period.frequency && isRunning(each, today))
    .map((each) => ({ key: `period-${each.id}`, text: `${each.name} ends`, day: lastDayOf(each) }));
  const takes = around.coming.map(({ versionId, version, day }) => ({
    key: `version-${versionId}`,
    text: `Template v${version} takes effect`,
    day,
  }));
  const due =
    period.status === "in_review" && period.reviewDueOn && period.reviewDueOn >= today
      ? [{ key: "review", text: `The review of ${period.name} is due`, day: period.reviewDueOn }]
      : [];
  return [...due, ...ends, ...takes]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, ...item }) => ({ ...item, when: shownDay(day).replace(/ \d{4}$/, ""), dateTime: day }));
}
