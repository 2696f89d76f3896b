import { Change } from "@/components/ui/change";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import { counted, shownScore, shownValue } from "@/lib/dashboards/format";
import type { Adjustment } from "@/lib/reviews/adjustments/queries";
import type { Period } from "@/lib/scoring/periods/queries";

interface ChangedSinceProps {
  adjustments: readonly Adjustment[];
  /** The period that is shown: the final one they are of, or the open one they are carried in. */
  period: Period;
  /** For lists of several people. */
  withNames?: boolean;
}

/** What corrections after a period became final would make of it; nothing where there are none. */
export function ChangedSince({ adjustments, period, withNames = false }: ChangedSinceProps) {
  if (adjustments.length === 0) return null;
  const isFinal = period.status === "finalized";
  return (
    <Section
      id="h-changed-since"
      title={isFinal ? "Changed since it became final" : "Corrections to final periods"}
      note={
        isFinal
          ? "The final result stands. This is what its records would give now."
          : "Noted here because this period is open. The final results stand."
      }
    >
      <DataTable
        caption="Corrections after the fact, newest first"
        rows={[...adjustments]}
        rowKey={({ id }) => String(id)}
        columns={[
          ...(withNames
            ? [
                {
                  key: "who",
                  head: "Person",
                  rowHeader: true,
                  cell: ({ employee }: Adjustment) => employee.name,
                },
              ]
            : []),
          { key: "kpi", head: "KPI", rowHeader: !withNames, cell: ({ kpi }) => kpi.name },
          {
            key: "period",
            head: isFinal ? "Noted in" : "Final period",
            cell: ({ openPeriod, finalPeriod }) =>
              isFinal ? (openPeriod?.name ?? "No open period") : finalPeriod.name,
          },
          {
            key: "value",
            head: "Value",
            numeric: true,
            phoneLabel: "value",
            cell: ({ kpi, oldValue, newValue }) => {
              const words = (value: string | null) => (value === null ? "No data" : shownValue(value, kpi));
              return <Change from={words(oldValue)} to={words(newValue)} />;
            },
          },
          {
            key: "score",
            head: "Score",
            numeric: true,
            phoneLabel: "score",
            cell: ({ oldScore, newScore }) => (
              <Change from={scoreWords(oldScore)} to={scoreWords(newScore)} />
            ),
          },
          {
            key: "total",
            head: "Overall",
            numeric: true,
            phoneLabel: "overall",
            cell: ({ oldTotal, newTotal }) => (
              <Change from={scoreWords(oldTotal)} to={scoreWords(newTotal)} />
            ),
          },
          {
            key: "records",
            head: "Records",
            cell: ({ recordIds }) =>
              recordIds.length > 0 ? (
                <span title={`Numbers ${recordIds.join(", ")}`}>
                  {counted(recordIds.length, ["record", "records"])}
                </span>
              ) : (
                <span className="mute">Not counted one by one</span>
              ),
          },
        ]}
      />
    </Section>
  );
}

const scoreWords = (score: string | null) => (score === null ? "Not scored" : shownScore(score));
