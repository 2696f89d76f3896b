import { expect, test } from "vitest";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { whyOf } from "./kpi-why";

const kpi: ScorecardKpi = {
  id: 1,
  name: "Tickets closed",
  description: "",
  kraId: 1,
  unit: "tickets",
  targetType: "count",
  direction: "higher_is_better",
  target: { value: "40" },
  method: { kind: "linear" },
  status: "scored",
  actual: "44.000000",
  numerator: null,
  denominator: null,
  recordCount: 44,
  minRecords: 10,
  missingPolicy: "exclude",
  attainment: "1.100000",
  rawScore: "110.0000",
  score: "110.0000",
  band: "above",
  weight: "50.0000",
  weightedScore: "55.0000",
  guardrail: null,
  heldFrom: null,
  working: null,
  adjusted: null,
  kpiVersion: 1,
};
const reopened: ScorecardKpi = { ...kpi, id: 2, name: "Reopen rate", score: "54.2500" };
const shown = {
  timeZone: "Europe/Berlin",
  all: [kpi, reopened],
  period: "October 2026",
  kpiHref: (id: number) => `/me/kpis/${id}`,
};

test("what the curve alone made needs no words", () => {
  expect(whyOf(kpi, shown)).toBeNull();
});

test("a capped KPI leads to the one that caps it", () => {
  const capped = { ...kpi, score: "80.0000", guardrail: { id: 2, name: "Reopen rate", cap: "80.0000" } };
  expect(whyOf(capped, shown)).toEqual({
    words: "Capped at 80.0, without it 110.0:",
    guardrail: { name: "Reopen rate", href: "/me/kpis/2", words: "scored 54.3" },
  });
  expect(whyOf(capped, { ...shown, all: [] })?.guardrail?.words).toBe("is under its threshold");
});

test.each([
  [{ status: "no_data", recordCount: 0 }, "No records in October 2026, so it counts for nothing, up or down"],
  [{ status: "zeroed", recordCount: 0 }, "No records in October 2026: the template counts that as 0"],
  [
    { status: "held", recordCount: 4, heldFrom: { id: 9, name: "September 2026" } },
    "4\u00a0records, 10 needed: the score of September 2026 is kept",
  ],
  [
    { status: "no_data", recordCount: 12 },
    "Nothing to measure in 12\u00a0records, so it counts for nothing, up or down",
  ],
] as const)("missing data says what was missing and what it did: %o", (missing, words) => {
  expect(whyOf({ ...kpi, ...missing, score: null }, shown)).toEqual({ words });
});

test("an override is said with both values, who, when and why, before anything else", () => {
  const override = { id: 7, by: "Ruth Halloran", at: "2026-11-02T14:42:00.000Z", reason: "Two were merged." };
  const adjusted = { computed: "61.0000", override };
  expect(whyOf({ ...kpi, score: "75.0000", adjusted }, shown)).toEqual({
    words: "Computed 61.0, set to 75.0 by Ruth Halloran on 2 Nov, 15:42: Two were merged.",
    isOverride: true,
  });
  const unscored = {
    ...kpi,
    status: "no_data" as const,
    score: "75.0000",
    adjusted: { computed: null, override },
  };
  expect(whyOf(unscored, shown)?.words).toMatch(/^Not scored by the rules, set to 75.0 by/);
  const lifted = { ...kpi, adjusted: { computed: "100.0000", override: null } };
  expect(whyOf(lifted, shown)?.words).toBe("Computed 100.0: the override of its guardrail changes it");
});
