import { HistoryPlot } from "@/components/charts/history-plot";
import { Section } from "@/components/ui/section-head";
import { shortPeriodName, spanWords } from "@/lib/dashboards/dates";
import { counted } from "@/lib/dashboards/format";
import type { KpiMean } from "@/lib/scoring/forecast/queries";

/** A KPI's mean score over everybody in the last periods; nothing before there are two. */
export function KpiTrend({ means }: { means: readonly KpiMean[] }) {
  const frequency = means[0]?.period.frequency;
  if (!frequency || means.length < 2) return null;
  const span = spanWords(means.length, frequency);
  return (
    <Section
      id="trend"
      title={`${span} over everybody`}
      aside="Mean score as of the last computation for everyone"
    >
      <HistoryPlot
        label={`Mean score, ${span.toLowerCase()}`}
        points={means.map(({ period, meanScore, scoredCount, peopleCount }) => ({
          ...shortPeriodName(period.name),
          score: meanScore === null ? null : Number(meanScore),
          note:
            meanScore === null && scoredCount > 0
              ? "Fewer than five people"
              : `${counted(scoredCount, ["person", "people"])} scored of ${peopleCount}`,
        }))}
      />
    </Section>
  );
}
