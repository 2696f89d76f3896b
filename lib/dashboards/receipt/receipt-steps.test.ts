import { describe, expect, test } from "vitest";
import type { KpiReceipt } from "@/lib/scoring/receipts/queries";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { attainmentWorking, pointsOfTotal, receiptSteps } from "./receipt-steps";

const firstReply: ScorecardKpi = {
  id: 1,
  name: "First response within 4 h",
  description: "",
  kraId: 1,
  unit: "%",
  targetType: "percent",
  direction: "higher_is_better",
  target: { value: "95" },
  method: { kind: "linear" },
  status: "scored",
  actual: "90.048544",
  numerator: "371",
  denominator: "412",
  recordCount: 412,
  minRecords: 10,
  missingPolicy: "exclude",
  attainment: "0.947879",
  rawScore: "94.7879",
  score: "94.7879",
  band: "on",
  weight: "30.0000",
  weightedScore: "28.4364",
  guardrail: null,
  heldFrom: null,
  working: null,
  adjusted: null,
  kpiVersion: 1,
};
const words = { noun: ["ticket", "tickets"] as const, numerator: "SLA met is yes", measure: null };

/** A receipt in a KRA that scored 98.8 and gives 34.58 points to the total. */
function receiptOf(kpi: ScorecardKpi, over: Partial<KpiReceipt> = {}): KpiReceipt {
  const kra = {
    id: 1,
    name: "Customer",
    score: "98.8000",
    band: "on",
    weight: "35.0000",
    coveredWeight: "100.0000",
    weightedScore: "34.5800",
    kpis: [kpi],
  };
  const scorecard = { kras: [kra], template: { maximumScore: "150.0000" } };
  return { kpi, kra, scorecard, guardrails: [], ...over } as unknown as KpiReceipt;
}

const shown = (receipt: KpiReceipt) =>
  receiptSteps(receipt, words).map(({ label, how, value }) =>
    [label, how, value].join(" | ").replaceAll("\u00a0", " "),
  );

describe("from records to contribution", () => {
  test("every step stands with what it was worked out from", () => {
    expect(shown(receiptOf(firstReply))).toEqual([
      "Records that count | At least 10 tickets are needed | 412",
      "Of these | Where SLA met is yes | 371",
      "Actual | 371 of 412 | 90.05 %",
      "Target | Higher is better | 95.0 %",
      "Attainment | 90.05 ÷ 95.00 | 0.948",
      "Curve | Linear, 100 points for each 1.00, at most 150 | 94.8",
      "Guardrail | No other KPI limits this one | none",
      "Score |  | 94.8",
      "Weight | in Customer | × 30 %",
      "Contributes | to Customer, which scored 98.8 | 28.4",
    ]);
  });

  test("a guardrail names the KPI that limits and its score", () => {
    const limiting = { ...firstReply, id: 2, name: "Reopened tickets", score: "46.8000" };
    const capped = { ...firstReply, guardrail: { id: 2, name: "Reopened tickets", cap: "100.0000" } };
    const receipt = receiptOf(capped, {
      guardrails: [
        {
          primaryKpiId: 1,
          primaryName: "",
          guardrailKpiId: 2,
          guardrailName: "",
          threshold: "80.0000",
          capScore: "100.0000",
        },
      ],
    });
    receipt.scorecard.kras[0]?.kpis.push(limiting);
    expect(shown(receipt)).toContain("Guardrail | Reopened tickets scored 46.8, under 80 | at most 100.0");
  });

  test("without a score the steps end with the records", () => {
    const none = { ...firstReply, status: "no_data" as const, score: null, actual: null, recordCount: 0 };
    expect(shown(receiptOf(none))).toEqual(["Records that count | At least 10 tickets are needed | 0"]);
  });

  test("a held score says where it is from, and a part of a KRA which part is scored", () => {
    const held = {
      ...firstReply,
      status: "held" as const,
      actual: null,
      recordCount: 0,
      heldFrom: { id: 9, name: "September 2026" },
    };
    const receipt = receiptOf(held);
    receipt.kra.coveredWeight = "60.0000";
    const steps = shown(receipt);
    expect(steps).toContain("Missing data | The score of September 2026 is kept | 94.8");
    expect(steps).toContain("Weight | in Customer, of which 60 % is scored | × 30 ÷ 60");
  });
});

test.each([
  ["higher_is_better", { value: "95" }, "90.048544", "90.05 ÷ 95.00"],
  ["lower_is_better", { value: "4" }, "5", "4.00 ÷ 5.00"],
  ["lower_is_better", { value: "4" }, "0", "None at all earns the most"],
  ["lower_is_better", { value: "0" }, "0", "None, as the target asks"],
  ["lower_is_better", { value: "0" }, "2", "The target is none at all"],
  ["target_band", { low: "40", high: "60", tolerance: "20" }, "50", "Inside the band"],
  ["target_band", { low: "40", high: "60", tolerance: "20" }, "65", "5.00 outside; nothing is left at 20.00"],
] as const)("attainment of %s, target %o, actual %s: %s", (direction, target, actual, working) => {
  expect(attainmentWorking({ ...firstReply, direction, target, actual })).toBe(working);
});

test("points of the total are the KPI's part of its KRA times the KRA's part of the total", () => {
  // 28.4364 of 98.8 in a KRA that gives 34.58 points: 28.4364 × 0.35.
  expect(pointsOfTotal(receiptOf(firstReply))).toBe("9.9527");
});
