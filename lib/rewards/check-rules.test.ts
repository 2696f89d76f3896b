import { describe, expect, it } from "vitest";
import { checkBonusRules } from "./check-rules";
import { bonusRulesInput } from "./rules";
import { STARTING_RULES } from "./starting-rules";
import type { BonusRules, PayoutPoint } from "./types";

const problemsOf = (change: Partial<BonusRules>) =>
  Object.fromEntries(
    checkBonusRules({ ...STARTING_RULES, ...change }, new Set([1])).map(({ path, message }) => [
      path,
      message,
    ]),
  );
const curve = (...points: PayoutPoint[]): Partial<BonusRules> => ({
  payout: { kind: "curve", mode: "step", points },
});

describe("rules of a policy", () => {
  it("start sound", () => {
    expect(problemsOf({})).toEqual({});
    expect(bonusRulesInput.parse(STARTING_RULES)).toEqual(STARTING_RULES);
  });

  it.each([
    [curve(), { "payout.points": "Add at least one point" }],
    [curve({ score: "x", factor: "1" }), { "payout.points.0.score": "Enter a number" }],
    [
      curve({ score: "90", factor: "1" }, { score: "90", factor: "1" }),
      { "payout.points.1.score": "The score must rise from point to point" },
    ],
    [
      curve({ score: "90", factor: "1" }, { score: "95", factor: "0.9" }),
      { "payout.points.1.factor": "The factor must not fall from point to point" },
    ],
    [
      curve({ score: "90", factor: "1.6" }),
      { "payout.points.0.factor": "A factor is from 0 to the highest, 1.5" },
    ],
    [curve({ score: "0", factor: "1" }), { "payout.points.0.score": "The last point must be above 0" }],
    [
      { payout: { kind: "bands", factors: { below: "0", near: "0.5", on: "0.4", above: "1" } } },
      { "payout.factors.on": "A better band must not pay less" },
    ],
    [{ maximum_factor: "11" }, { maximum_factor: "The highest factor is from 0 to 10" }],
    [
      {
        gates: {
          kpis: [
            { kpi_id: 1, minimum_score: "70", when_not_scored: "pass" },
            { kpi_id: 1, minimum_score: "-1", when_not_scored: "pass" },
            { kpi_id: 2, minimum_score: "70", when_not_scored: "pass" },
          ],
          minimum_coverage: "101",
          disciplinary: false,
        },
      },
      {
        "gates.kpis.1.kpi_id": "This KPI has a gate already",
        "gates.kpis.1.minimum_score": "A score is from 0 to 1,000",
        "gates.kpis.2.kpi_id": "Choose a KPI",
        "gates.minimum_coverage": "Enter a percentage from 0 to 100",
      },
    ],
  ] satisfies [Partial<BonusRules>, Record<string, string>][])(
    "are refused where they are wrong, case %#",
    (change, problems) => {
      expect(problemsOf(change)).toEqual(problems);
    },
  );
});
