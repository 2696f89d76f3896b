import { z } from "zod";
import { adjustmentWire, toAdjustmentWire } from "@/lib/reviews/wire";
import { toUserKpiWire, userKpiWire } from "../wire";
import { backtestWire, toBacktestWire } from "../wire-projection";
import type { Phrase } from "../words/describe-kpi";
import type { ReceiptScreen } from "./receipt-screen";
import type { ReceiptStep } from "./receipt-steps";

export const receiptWire = z.object({
  kpi: userKpiWire,
  rule: z.string().describe("The rule in words"),
  steps: z.array(z.object({ step: z.string(), working: z.string(), result: z.string() })),
  guardrail: z.object({ kpi_id: z.number().int(), name: z.string(), cap_score: z.number() }).nullable(),
  held_from_period_id: z.number().int().nullable(),
  evidence: z
    .object({
      record_count: z.number().int(),
      numerator_count: z.number().int().nullable(),
      digest: z.string().nullable(),
    })
    .nullable(),
  credited_units: z.array(z.string()).describe("Of records that are a unit's: which units, by name"),
  changed_since: z.array(adjustmentWire).describe("What later corrections would make of a final result"),
  kpi_version: z.number().int(),
  computed_at: z.string(),
  fingerprint: z.string().nullable(),
  backtest: backtestWire.describe("Projections of finished periods and what came out, oldest first"),
});

export function toReceiptWire(
  shown: NonNullable<ReceiptScreen["shown"]>,
  { rule, steps }: { rule: Phrase[]; steps: ReceiptStep[] },
): z.infer<typeof receiptWire> {
  const { receipt, period, today } = shown;
  const { kpi, kra, scorecard, evidence, history } = receipt;
  return {
    kpi: {
      ...toUserKpiWire({ scorecard, period, today }, kra, kpi),
      trend: history.slice(-6).map(({ score }) => (score === null ? null : Number(score))),
    },
    rule: rule.map(({ text }) => text).join(""),
    steps: steps.map(({ label, how, value }) => ({ step: label, working: how, result: value })),
    guardrail: kpi.guardrail && {
      kpi_id: kpi.guardrail.id,
      name: kpi.guardrail.name,
      cap_score: Number(kpi.guardrail.cap),
    },
    held_from_period_id: kpi.heldFrom?.id ?? null,
    evidence: evidence && {
      record_count: evidence.recordCount,
      numerator_count: evidence.numeratorCount,
      digest: evidence.digest,
    },
    credited_units: shown.creditedUnits,
    changed_since: shown.adjustments.map(toAdjustmentWire),
    kpi_version: kpi.kpiVersion,
    computed_at: scorecard.computedAt.toISOString(),
    fingerprint: scorecard.fingerprint,
    backtest: toBacktestWire(shown.backtest.points),
  };
}
