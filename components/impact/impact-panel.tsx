"use client";

import { Icon } from "@/components/ui/icon";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { PreviewedPeriod, PreviewSummary } from "@/lib/scoring/preview/input";
import { ImpactBands } from "./impact-bands";
import { ImpactMovers } from "./impact-movers";
import { ImpactPeriods } from "./impact-periods";
import { beforeWords, changeWords, noteWords, peopleWords, RATING_WORDS } from "./impact-words";
import type { ImpactState } from "./use-impact";

export interface FinishedPeriod {
  id: number;
  name: string;
}

interface ImpactPanelProps {
  state: ImpactState;
  version: number;
  /** Newest first. */
  periods: readonly FinishedPeriod[];
  /** A period's id, or how many of the last ones: "last 3". */
  choice: string;
  /** Why the figures shown are of an earlier state of the draft. */
  held: string | undefined;
  names: { kpi: (id: number) => string; kra: (id: number) => string };
  onChoice: (choice: string) => void;
}

/** How finished periods would have come out by the draft as it stands; follows the typing. */
export function ImpactPanel(props: ImpactPanelProps) {
  const { state, version, periods, choice, held, names, onChoice } = props;
  const shown = state.result?.periods[0];
  const problem = held ?? state.problem;
  return (
    <section className="impact-area" aria-labelledby="impact" aria-busy={state.running}>
      <div className={problem ? "impact stale" : "impact"}>
        <div>
          <h2 id="impact">
            If v{version} had scored {shown?.name ?? periods[0]?.name}
          </h2>
          <div aria-live="polite">
            {shown ? (
              <Headline period={shown} />
            ) : (
              <p className="soft mt2">{state.problem ? "No figures yet." : "Worked out as you go."}</p>
            )}
          </div>
          <div className="mt4">
            <Select
              name="impact_period"
              label="Tried on"
              value={choice}
              options={choicesOf(periods)}
              onChange={(event) => onChoice(event.target.value)}
            />
          </div>
        </div>
        <div>
          {shown?.summary && (
            <ImpactBands summary={shown.summary} before={beforeWords(shown)} after={`v${version}`} />
          )}
        </div>
        <div>
          <h3>Who moves</h3>
          {shown?.summary && <Moves summary={shown.summary} />}
          {state.result &&
            shown &&
            noteWords(state.result, shown, names).map((note) => (
              <p key={note} className="small mute mt2">
                {note}
              </p>
            ))}
          <p className="small mute mt2">Nobody sees v{version} before you activate it.</p>
        </div>
      </div>
      {problem && <Notice>{problem}</Notice>}
      {state.result && state.result.periods.length > 1 && <ImpactPeriods periods={state.result.periods} />}
      {shown?.summary && shown.summary.movers.length > 0 && (
        <ImpactMovers
          movers={shown.summary.movers}
          period={shown.name}
          before={beforeWords(shown)}
          after={`v${version}`}
        />
      )}
    </section>
  );
}

export function Headline({ period }: { period: PreviewedPeriod }) {
  const { summary, people_count: count } = period;
  if (count === 0) return <p className="soft mt2">It would have scored nobody.</p>;
  if (!summary) {
    return (
      <p className="soft mt2">
        {peopleWords(count)}: too few to show without showing who they are. HR sees this preview.
      </p>
    );
  }
  return (
    <>
      <p className="bigline mt2">{peopleWords(summary.changed_count)}</p>
      <p className="soft">{changeWords(summary)}</p>
    </>
  );
}

export function Moves({ summary: { moves } }: { summary: PreviewSummary }) {
  if (moves.length === 0) return <p className="soft mt2">Nobody changes band.</p>;
  return (
    <ul className="moves">
      {moves.map(({ from, to, people_count: count }) => (
        <li key={`${from} ${to}`}>
          <b>{count.toLocaleString("en-GB")}</b>
          <span>
            {RATING_WORDS[from].short} <Icon name="to" size="s" /> <span className="sr">to</span>{" "}
            {RATING_WORDS[to].whole}
          </span>
        </li>
      ))}
    </ul>
  );
}

/** Each period, and the last three or six together. */
function choicesOf(periods: readonly FinishedPeriod[]) {
  const together = [3, periods.length].filter(
    (count, at, all) => count > 1 && count <= periods.length && all.indexOf(count) === at,
  );
  return [
    ...periods.map(({ id, name }) => ({ value: String(id), label: name })),
    ...together.map((count) => ({ value: `last ${count}`, label: `The last ${count} periods` })),
  ];
}

/** The periods of a choice, newest first. */
export function chosenPeriods(choice: string, periods: readonly FinishedPeriod[]): number[] {
  const count = choice.match(/^last (\d+)$/)?.[1];
  return periods
    .filter(({ id }, at) => (count ? at < Number(count) : String(id) === choice))
    .map(({ id }) => id);
}
