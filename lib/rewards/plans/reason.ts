import { type DecimalString, parseDecimal } from "@/lib/decimal";

interface Recommended {
  /** Name of the KPI or KRA; null for the overall score. */
  subject: string | null;
  threshold: DecimalString;
  scores: readonly { name: string; score: DecimalString }[];
}

/** "First reply under 70 in August 2026 (61.2), September 2026 (64.0)": what led to a plan. */
export function planReason({ subject, threshold, scores }: Recommended): string {
  const periods = scores.map(({ name, score }) => `${name} (${parseDecimal(score).toFixed(1)})`).join(", ");
  return `${subject ?? "Overall score"} under ${threshold} in ${periods}`;
}
