import { HistoryPlot } from "@/components/charts/history-plot";
import type { HistoryPoint as PlotPoint } from "@/components/charts/history-point";
import { Section } from "@/components/ui/section-head";
import { shortPeriodName, spanWords } from "@/lib/dashboards/dates";
import { shownTarget } from "@/lib/dashboards/format";
import type { HistoryPoint } from "@/lib/scoring/receipts/history";
import type { KpiReceipt } from "@/lib/scoring/receipts/queries";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { numberOf } from "./rating-band";

/** The KPI's scores over up to twelve periods; the line breaks where the rule changed. */
export function ReceiptHistory({ receipt: { history, kpi } }: { receipt: KpiReceipt }) {
  const first = history.findIndex((point) => point.kpiVersion !== null);
  const known = history.slice(Math.max(0, first));
  if (known.length < 2) return null;
  const points = known.map((point, at) => plotPoint(point, known.slice(0, at), kpi));
  const broken = points.some(({ ruleChanged }) => ruleChanged);
  return (
    <Section
      id="h-hist"
      title={spanWords(known.length, known[0]?.period.frequency ?? "custom")}
      aside="Score of this KPI"
    >
      <HistoryPlot
        label={`Score by period, ${points[0]?.long} to ${points.at(-1)?.long}`}
        points={points}
        caption={
          broken ? "The line breaks where the rule changed: scores on either side do not compare." : undefined
        }
      />
    </Section>
  );
}

function plotPoint(point: HistoryPoint, earlier: HistoryPoint[], kpi: ScorecardKpi): PlotPoint {
  const before = earlier.findLast(({ kpiVersion }) => kpiVersion !== null);
  const target = (of: HistoryPoint) => (of.target ? shownTarget(of.target, kpi.direction, kpi) : "");
  const isKnown = before !== undefined && point.kpiVersion !== null;
  const targetMoved = isKnown && target(before) !== target(point);
  const ruleMoved = isKnown && before.kpiVersion !== point.kpiVersion;
  return {
    ...shortPeriodName(point.period.name),
    score: numberOf(point.score),
    version: point.template ? `v${point.template.version}` : undefined,
    versionNote: targetMoved
      ? `target ${target(before)} to ${target(point)}`
      : ruleMoved
        ? "rule changed"
        : undefined,
    ruleChanged: targetMoved || ruleMoved,
  };
}
