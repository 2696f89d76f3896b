"use client";

import { DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import { shownAmounts } from "@/lib/rewards/money";
import type { SimulatedPeriod } from "@/lib/rewards/policies/simulation";
import { FactorBars } from "./factor-bars";
import type { SimulationState } from "./use-simulation";

interface SimulationPanelProps {
  state: SimulationState;
  /** Why the figures shown are of earlier rules. */
  held: string | undefined;
}

/** What finished periods would have cost by the rules as they stand; follows the typing. Nothing is stored. */
export function SimulationPanel({ state, held }: SimulationPanelProps) {
  const { result } = state;
  const newest = result?.periods[0];
  const problem = held ?? state.problem;
  return (
    <section className="section" aria-labelledby="simulation" aria-busy={state.running}>
      <div className="section-head">
        <div>
          <h2 id="simulation">What it would have paid</h2>
          <p>Finished periods as if these rules had been in force; nothing is stored</p>
        </div>
      </div>
      {problem && <Notice>{problem}</Notice>}
      {!result ? (
        !problem && <p className="soft">Worked out as you go.</p>
      ) : !newest ? (
        <p className="soft">No finished period of this length has results yet.</p>
      ) : (
        <>
          <div id="simulation-figures" aria-live="polite">
            <Headline period={newest} />
          </div>
          {newest.effect && <FactorBars bins={result.factor_bins} period={newest} />}
          <Periods periods={result.periods} />
        </>
      )}
    </section>
  );
}

function Headline({ period: { name, effect, people_count: count } }: { period: SimulatedPeriod }) {
  if (count === 0) return <p className="soft">{name}: it would have paid nobody.</p>;
  if (!effect) {
    return <p className="soft">{name}: too few people to show without showing who they are. HR sees this.</p>;
  }
  const [before, after] = [shownAmounts(effect.before.amounts), shownAmounts(effect.after.amounts)];
  return (
    <>
      <p className="bigline">
        {after.join(", ") || "No amount"} <span className="soft">in {name}</span>
      </p>
      <p className="soft">
        Before: {before.join(", ") || "no amount"}. {effect.more_count} would get more, {effect.less_count}{" "}
        less, {effect.same_count} the same.
      </p>
    </>
  );
}

function Periods({ periods }: { periods: readonly SimulatedPeriod[] }) {
  return (
    <Section id="simulated-periods" title="Period by period">
      <DataTable
        caption="Cost of each period, newest first"
        rows={periods}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: "name", head: "Period", rowHeader: true, cell: ({ name }) => name },
          {
            key: "people",
            head: "People",
            numeric: true,
            phoneLabel: "people",
            cell: ({ people_count }) => people_count,
          },
          {
            key: "more",
            head: "More",
            numeric: true,
            phoneLabel: "more",
            cell: ({ effect }) => effect?.more_count ?? "",
          },
          {
            key: "less",
            head: "Less",
            numeric: true,
            phoneLabel: "less",
            cell: ({ effect }) => effect?.less_count ?? "",
          },
          {
            key: "before",
            head: "Cost before",
            numeric: true,
            className: "mute",
            phoneLabel: "before",
            cell: ({ effect }) => effect && (shownAmounts(effect.before.amounts).join(", ") || "None"),
          },
          {
            key: "after",
            head: "Cost after",
            numeric: true,
            phoneLabel: "after",
            cell: ({ effect }) => effect && (shownAmounts(effect.after.amounts).join(", ") || "None"),
          },
        ]}
      />
    </Section>
  );
}
