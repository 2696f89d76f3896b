import { CurvePlot } from "@/components/charts/curve-plot";
import { Section } from "@/components/ui/section-head";
import { shownScore } from "@/lib/dashboards/format";
import { attainmentShown, curvePoints, describeCurve } from "@/lib/dashboards/words/curve-words";
import type { KpiReceipt } from "@/lib/scoring/receipts/queries";

/** The curve that turned attainment into a score, with the person's own place on it. */
export function ReceiptCurve({ receipt: { kpi, scorecard } }: { receipt: KpiReceipt }) {
  const { template } = scorecard;
  if (!template) return null;
  const { attainment, rawScore } = kpi;
  const points = curvePoints(
    kpi.method,
    template.maximumScore,
    attainment === null ? null : Number(attainment),
  );
  const words = describeCurve(kpi.method, template.maximumScore);
  const mine =
    attainment !== null && rawScore !== null ? { x: Number(attainment), y: Number(rawScore) } : null;
  const own =
    attainment !== null && rawScore !== null
      ? ` This one: attainment ${attainmentShown(attainment)}, score ${shownScore(rawScore)}.`
      : "";
  return (
    <Section id="h-curve" first title="From attainment to score" aside={`Template v${template.version}`}>
      <CurvePlot
        label={`${words}.${own}`}
        points={points}
        mine={mine}
        caption={`${words}. Attainment runs to the right, score upwards.`}
      />
    </Section>
  );
}
