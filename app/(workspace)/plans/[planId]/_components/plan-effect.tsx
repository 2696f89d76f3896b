import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating } from "@/components/scorecard/rating-band";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { counted, shownScore } from "@/lib/dashboards/format";
import type { PlanDetail, PlanEffect } from "@/lib/rewards/plans/input";
import { bandOf, DEFAULT_BANDS } from "@/lib/scoring/band";

const WHEN = { before: "Before", began: "The plan began", since: "Since" } as const;

/** What the score was before the plan and has been since. It names no cause: a score moves for many reasons. */
export function PlanEffectSection({ plan, effect }: { plan: PlanDetail; effect: PlanEffect }) {
  return (
    <Section id="h-since" title="Since the plan" note={plan.subject ?? "Overall score"}>
      <p className="mt3">{effectWords(effect)}</p>
      <p className="small mute mt2">
        Whole periods only. A score moves for many reasons: this says what happened since, not why.
      </p>
      <DataTable
        caption={`${plan.subject ?? "Overall score"} before the plan and since`}
        rows={[...effect.periods].reverse()}
        rowKey={({ id }) => String(id)}
        columns={[
          { key: "name", head: "Period", rowHeader: true, cell: ({ name }) => name },
          { key: "when", head: "When", className: "soft", cell: ({ when }) => WHEN[when] },
          {
            key: "bar",
            head: "Against target",
            className: "c-bar",
            cell: ({ score }) => (
              <PlumbBar
                score={score === null ? null : Number(score)}
                band={bandOfRating(bandOf(score, DEFAULT_BANDS))}
                size="s"
                decorative
              />
            ),
          },
          {
            key: "score",
            head: "Score",
            numeric: true,
            cell: ({ score }) =>
              score === null ? <span className="mute">Not scored</span> : shownScore(score),
          },
        ]}
      />
    </Section>
  );
}

function effectWords({ before_mean, before_count, since_mean, since_count }: PlanEffect): string {
  const over = (count: number) => counted(count, ["period", "periods"]);
  const before =
    before_mean === null
      ? "Nothing was scored before."
      : `Before: ${shownScore(before_mean)}, the average of ${over(before_count)}.`;
  return since_mean === null
    ? `No whole period since the plan began has a score yet. ${before}`
    : `Since the plan began: ${shownScore(since_mean)}, the average of ${over(since_count)}. ${before}`;
}
