import { Change } from "@/components/ui/change";
import { DataTable } from "@/components/ui/data-table";
import { shownInstant } from "@/lib/dashboards/dates";
import { shownScore } from "@/lib/dashboards/format";
import type { OverrideEntry } from "@/lib/reviews/queries";

/** Everything that was overridden, taken back ones included, newest first. */
export function OverrideHistory({ overrides, timeZone }: { overrides: OverrideEntry[]; timeZone: string }) {
  return (
    <DataTable
      caption="Overrides, newest first"
      rows={overrides}
      rowKey={({ id }) => String(id)}
      columns={[
        { key: "what", head: "What", rowHeader: true, cell: ({ entityName }) => entityName },
        {
          key: "score",
          head: "Score",
          numeric: true,
          cell: ({ oldScore, newScore, computedScore }) => (
            <Change
              from={words(oldScore)}
              to={newScore === null ? `computed ${words(computedScore)}` : words(newScore)}
            />
          ),
        },
        {
          key: "computed",
          head: "Computed",
          numeric: true,
          phoneLabel: "computed",
          cell: ({ computedScore }) => words(computedScore),
        },
        { key: "reason", head: "Reason", cell: ({ reason }) => reason },
        { key: "by", head: "By", cell: ({ by }) => by },
        {
          key: "at",
          head: "When",
          cell: ({ at }) => <span className="nowrap">{shownInstant(at, timeZone)}</span>,
        },
        {
          key: "state",
          head: "State",
          cell: ({ inForce, newScore }) =>
            inForce ? "Counts" : newScore === null ? "Took back" : "Replaced",
        },
      ]}
    />
  );
}

const words = (score: string | null) => (score === null ? "Not scored" : shownScore(score));
