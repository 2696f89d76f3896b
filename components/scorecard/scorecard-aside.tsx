import { Feed } from "@/components/ui/feed";
import { shownDay } from "@/lib/dashboards/dates";
import { isRunning } from "@/lib/dashboards/period-choice";
import type { Around } from "@/lib/dashboards/scorecard/around";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDayOf } from "@/lib/scoring/periods/span";

interface ScorecardAsideProps {
  around: Around;
  period: Period;
  offered: Period[];
  /** YYYY-MM-DD */
  today: string;
}

/** What is next and what changed in the rules; null where there is nothing to say. */
export function ScorecardAside({ around, period, offered, today }: ScorecardAsideProps) {
  const next = comingUp({ around, period, offered, today });
  const changed = around.changed.map(({ versionId, version, day, effects }) => ({
    key: String(versionId),
    text: `Template v${version} took effect`,
    effect: effects.join("; ") || undefined,
    when: shownDay(day),
    dateTime: day,
  }));
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
  props.around.changed.length > 0 || comingUp(props).length > 0;

function comingUp({ around, period, offered, today }: ScorecardAsideProps) {
  const ends = offered
    .filter((each) => each.frequency === period.frequency && isRunning(each, today))
    .map((each) => ({ key: `period-${each.id}`, text: `${each.name} ends`, day: lastDayOf(each) }));
  const takes = around.coming.map(({ versionId, version, day }) => ({
    key: `version-${versionId}`,
    text: `Template v${version} takes effect`,
    day,
  }));
  return [...ends, ...takes]
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ day, ...item }) => ({ ...item, when: shownDay(day).replace(/ \d{4}$/, ""), dateTime: day }));
}
