import { domainAround } from "@/components/charts/geometry";
import { TrendPlot } from "@/components/charts/trend-plot";
import { numberOf } from "@/components/scorecard/rating-band";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Notice } from "@/components/ui/notice";
import { Section } from "@/components/ui/section-head";
import type { Inflation, PeriodLevel } from "@/lib/dashboards/calibration/inflation";
import { inflationSentence } from "@/lib/dashboards/calibration/words";
import { shownChange, shownCount, shownPercent, shownScore } from "@/lib/dashboards/format";

interface SeriesSectionProps {
  /** Oldest first. */
  series: readonly PeriodLevel[];
  inflation: Inflation | null;
}

const PERCENT = { low: 0, high: 100 };

/** Whether ratings rise from period to period, and what overrides have to do with it. */
export function SeriesSection({ series, inflation }: SeriesSectionProps) {
  const means = series.map(({ mean }) => numberOf(mean));
  const shares = series.map(({ onTarget }) => numberOf(onTarget));
  const known = means.filter((mean) => mean !== null);
  const span = `${series[0]?.name} to ${series.at(-1)?.name}`;
  return (
    <Section
      id="h-series"
      title="Over time"
      aside="The last six periods; a mean that moved by less than 2 points is steady"
    >
      {inflation ? (
        <Notice>{inflationSentence(inflation)}</Notice>
      ) : (
        <Notice>Ratings are compared over time when two periods have at least 5 rated people.</Notice>
      )}
      <div className="multi">
        <figure>
          <figcaption>
            <b>Mean score</b>
            <span className="mute">line: target 100</span>
          </figcaption>
          <TrendPlot label={`Mean score, ${span}`} scores={means} domain={domainAround(known, 5, 20)} />
        </figure>
        <figure>
          <figcaption>
            <b>At or above target</b>
            <span className="mute">0 to 100 %</span>
          </figcaption>
          <TrendPlot label={`Percent at or above target, ${span}`} scores={shares} domain={PERCENT} />
        </figure>
      </div>
      <DataTable
        caption="Ratings by period, newest first"
        rows={[...series].reverse()}
        rowKey={({ periodId }) => String(periodId)}
        columns={COLUMNS}
      />
    </Section>
  );
}

const few = <span className="mute">Too few</span>;

const COLUMNS: Column<PeriodLevel>[] = [
  { key: "period", head: "Period", rowHeader: true, cell: ({ name }) => name },
  {
    key: "rated",
    head: "Rated",
    numeric: true,
    phoneLabel: "rated",
    cell: ({ rated }) => shownCount(rated),
  },
  {
    key: "mean",
    head: "Mean",
    numeric: true,
    phoneLabel: "mean",
    cell: ({ mean }) => (mean ? <b>{shownScore(mean)}</b> : few),
  },
  {
    key: "target",
    head: "At or above target",
    numeric: true,
    phoneLabel: "at or above target",
    cell: ({ onTarget }) => (onTarget ? shownPercent(onTarget) : few),
  },
  {
    key: "changed",
    head: "Changed by overrides",
    numeric: true,
    phoneLabel: "changed by overrides",
    cell: ({ overrides }) => (overrides ? shownCount(overrides.changed) : few),
  },
  {
    key: "by",
    head: "By on average",
    numeric: true,
    phoneLabel: "by on average",
    cell: ({ overrides }) =>
      overrides ? (
        overrides.meanChange ? (
          shownChange(overrides.meanChange)
        ) : (
          <span className="mute">None</span>
        )
      ) : (
        few
      ),
  },
  {
    key: "without",
    head: "Mean without",
    numeric: true,
    phoneLabel: "mean without",
    cell: ({ overrides }) => (overrides?.without.mean ? shownScore(overrides.without.mean) : few),
  },
];
