import { ScoreFigure } from "@/components/charts/band-label";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { DataTable } from "@/components/ui/data-table";
import { Section } from "@/components/ui/section-head";
import type { PreviewSummary } from "@/lib/scoring/preview/input";
import { changeFigure } from "./change-figure";
import { RATING_WORDS } from "./impact-words";

interface ImpactMoversProps {
  movers: PreviewSummary["movers"];
  period: string;
  before: string;
  after: string;
}

/** The people whose total moves furthest, with both values. */
export function ImpactMovers({ movers, period, before, after }: ImpactMoversProps) {
  return (
    <Section id="movers" title="Biggest movers" note={`Whole scorecard, ${period}`}>
      <DataTable
        caption="People whose total moves furthest"
        className="test movers"
        rows={movers}
        rowKey={({ employee_id }) => String(employee_id)}
        columns={[
          { key: "name", head: "Person", rowHeader: true, cell: ({ name }) => name },
          {
            key: "bar",
            head: `${before} as ring, ${after} as bar`,
            className: "c-bar",
            cell: (mover) => (
              <PlumbBar
                decorative
                score={Number(mover.after)}
                was={Number(mover.before)}
                band={RATING_WORDS[mover.band_after].band}
              />
            ),
          },
          {
            key: "before",
            head: before,
            numeric: true,
            className: "mute",
            phoneLabel: before,
            cell: (mover) => Number(mover.before).toFixed(1),
          },
          {
            key: "after",
            head: after,
            numeric: true,
            className: "c-new",
            phoneLabel: after,
            cell: (mover) => (
              <ScoreFigure score={Number(mover.after)} band={RATING_WORDS[mover.band_after].band} />
            ),
          },
          {
            key: "change",
            head: "Change",
            numeric: true,
            className: "c-diff",
            cell: ({ change }) => changeFigure(Number(change)),
          },
        ]}
      />
    </Section>
  );
}
