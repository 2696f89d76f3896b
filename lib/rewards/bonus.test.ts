import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseDecimal } from "@/lib/decimal";
import { compileBonus } from "./bonus";
import { checkBonusRules } from "./check-rules";
import { bonusReason } from "./reason";
import { STARTING_RULES } from "./starting-rules";
import { sumAmounts, totalOf } from "./totals";
import type { BonusFacts, BonusRules } from "./types";

const MARCH = { periodStart: "2026-03-01", periodEnd: "2026-04-01" };
const REOPEN = 7;

const rules = (change: Partial<BonusRules> = {}): BonusRules => ({ ...STARTING_RULES, ...change });
const facts = (change: Partial<BonusFacts> = {}): BonusFacts => ({
  score: "100.0000",
  band: "on",
  coverage: "100.0000",
  kpiScores: new Map(),
  hiredOn: "2020-01-01",
  leftOn: null,
  isFlagged: false,
  target: { amount: "1000.00", currency: "EUR" },
  ...change,
});
const bonusOf = (policy: BonusRules | null, person: BonusFacts) => compileBonus(policy, MARCH)(person);
const reasonOf = (policy: BonusRules | null, person: BonusFacts, seesFlags = true) =>
  bonusReason({
    outcome: bonusOf(policy, person),
    facts: person,
    kpiNames: new Map([[REOPEN, "Reopen rate"]]),
    seesFlags,
  });

/** Straight lines from 70 (0) over 100 (1) to 120 (1.5). */
describe("a curve with straight lines", () => {
  it.each([
    // 62 is between nothing for nothing and the first point, which both pay nothing.
    { score: "62.0000", factor: "0.0000", amount: "0.00", status: "zero" },
    { score: "70.0000", factor: "0.0000", amount: "0.00", status: "zero" },
    // (85 − 70) / 30 = 0.5
    { score: "85.0000", factor: "0.5000", amount: "500.00", status: "eligible" },
    // (90.1 − 70) / 30 = 0.67
    { score: "90.1000", factor: "0.6700", amount: "670.00", status: "eligible" },
    // (80 − 70) / 30 = 0.33333… → 0.3333
    { score: "80.0000", factor: "0.3333", amount: "333.30", status: "eligible" },
    { score: "100.0000", factor: "1.0000", amount: "1000.00", status: "eligible" },
    // 1 + (104.8 − 100) / 20 × 0.5 = 1.12
    { score: "104.8000", factor: "1.1200", amount: "1120.00", status: "eligible" },
    { score: "120.0000", factor: "1.5000", amount: "1500.00", status: "eligible" },
    { score: "150.0000", factor: "1.5000", amount: "1500.00", status: "eligible" },
  ])("gives $factor for a score of $score", ({ score, factor, amount, status }) => {
    expect(bonusOf(rules(), facts({ score }))).toMatchObject({ factor, amount, status });
  });
});

describe("other payouts", () => {
  const steps = rules({
    payout: {
      kind: "curve",
      mode: "step",
      points: [
        { score: "80", factor: "0.5" },
        { score: "100", factor: "1" },
      ],
    },
  });
  const bands = rules({
    payout: { kind: "bands", factors: { below: "0", near: "0.4", on: "1", above: "1.25" } },
  });

  it.each([
    { policy: steps, score: "79.9999", band: "near", factor: "0.0000" },
    { policy: steps, score: "80.0000", band: "near", factor: "0.5000" },
    { policy: steps, score: "99.9999", band: "on", factor: "0.5000" },
    { policy: steps, score: "100.0000", band: "on", factor: "1.0000" },
    { policy: bands, score: "60.0000", band: "below", factor: "0.0000" },
    { policy: bands, score: "72.0000", band: "near", factor: "0.4000" },
    { policy: bands, score: "90.0000", band: "on", factor: "1.0000" },
    { policy: bands, score: "110.0000", band: "above", factor: "1.2500" },
    // The highest factor is 1.1: no band pays more.
    { policy: { ...bands, maximum_factor: "1.1" }, score: "110.0000", band: "above", factor: "1.1000" },
  ] as const)("gives $factor for $score, $band", ({ policy, score, band, factor }) => {
    expect(bonusOf(policy, facts({ score, band })).factor).toBe(factor);
  });
});

describe("pro-rating and rounding", () => {
  it.each([
    // Joined on the 12th: 20 of 31 days. 1000 × 20 / 31 = 645.1612… → 645.16
    { hiredOn: "2026-03-12", leftOn: null, amount: "645.16", days: 20 },
    // The last day counts: the 1st to the 10th. 1000 × 10 / 31 = 322.5806… → 322.58
    { hiredOn: "2020-01-01", leftOn: "2026-03-10", amount: "322.58", days: 10 },
    { hiredOn: "2026-03-05", leftOn: "2026-03-05", amount: "32.26", days: 1 },
    { hiredOn: "2020-01-01", leftOn: "2026-03-31", amount: "1000.00", days: 31 },
    { hiredOn: "2020-01-01", leftOn: "2026-05-01", amount: "1000.00", days: 31 },
    { hiredOn: null, leftOn: null, amount: "1000.00", days: 31 },
  ])("pays $days days from $hiredOn to $leftOn: $amount", ({ hiredOn, leftOn, amount, days }) => {
    expect(bonusOf(rules(), facts({ hiredOn, leftOn }))).toMatchObject({
      amount,
      days: { paid: days, all: 31 },
    });
  });

  it("pays the whole of it when the policy does not pro-rate", () => {
    expect(bonusOf(rules({ pro_rate: false }), facts({ hiredOn: "2026-03-12" })).amount).toBe("1000.00");
  });

  it("pays nobody who was not employed on any day of the period, whole or by days", () => {
    for (const pro_rate of [true, false]) {
      for (const person of [facts({ leftOn: "2026-02-28" }), facts({ hiredOn: "2026-04-01" })]) {
        expect(bonusOf(rules({ pro_rate }), person)).toMatchObject({ status: "not_eligible", amount: null });
      }
    }
    expect(reasonOf(rules(), facts({ leftOn: "2026-02-28" }))).toBe(
      "Not eligible: not employed on any day of the period",
    );
    expect(bonusOf(rules(), facts({ leftOn: "2026-03-01" })).amount).toBe("32.26");
  });

  it.each([
    // 100.01 × 0.5 = 50.005: half up.
    { target: "100.01", score: "85.0000", amount: "50.01" },
    { target: "99.99", score: "85.0000", amount: "50.00" },
    { target: "0.01", score: "85.0000", amount: "0.01" },
    { target: "0.00", score: "100.0000", amount: "0.00" },
  ])("rounds $target for $score to $amount", ({ target, score, amount }) => {
    expect(bonusOf(rules(), facts({ score, target: { amount: target, currency: "EUR" } })).amount).toBe(
      amount,
    );
  });
});

describe("the reason", () => {
  const gated = rules({
    gates: {
      kpis: [{ kpi_id: REOPEN, minimum_score: "70", when_not_scored: "nothing" }],
      minimum_coverage: "80",
      disciplinary: true,
    },
  });
  it.each([
    [rules(), facts({ score: "104.2000" }), "Factor 1.105 from score 104.2"],
    [rules(), facts({ score: "104.8000", target: null }), "Factor 1.12 from score 104.8, no target bonus"],
    [rules(), facts({ hiredOn: "2026-03-12" }), "Factor 1 from score 100.0, 20 of 31 days"],
    [rules(), facts({ score: "62.0000" }), "Factor 0 from score 62.0"],
    [null, facts(), "Not eligible: no policy in force is for them"],
    [
      rules({ minimum_days: 90 }),
      facts({ hiredOn: "2026-03-03" }),
      "Not eligible: joined 3 March 2026, minimum 90 days",
    ],
    [
      rules({ until_the_end: true }),
      facts({ leftOn: "2026-03-30" }),
      "Not eligible: left on 30 March 2026, before the period ended",
    ],
    [rules(), facts({ score: null, band: "not_scored" }), "Not eligible: not scored"],
    [
      rules(),
      facts({ band: "insufficient_data", coverage: "40.0000" }),
      "Not eligible: insufficient data, 40\u00a0% of the weight is scored",
    ],
    [gated, facts({ kpiScores: new Map([[REOPEN, "69.9999"]]) }), "Factor 0: gate Reopen rate under 70"],
    [gated, facts({ kpiScores: new Map([[REOPEN, "70.0000"]]) }), "Factor 1 from score 100.0"],
    [gated, facts({ kpiScores: new Map([[REOPEN, null]]) }), "Factor 0: gate Reopen rate not scored"],
    // Their scorecard does not have the KPI: no gate.
    [gated, facts(), "Factor 1 from score 100.0"],
    [
      gated,
      facts({ kpiScores: new Map([[REOPEN, "12.0000"]]), coverage: "79.9000" }),
      "Factor 0: gate Reopen rate under 70, gate coverage under 80\u00a0%",
    ],
    [gated, facts({ isFlagged: true }), "Factor 0: disciplinary flag"],
  ] as const)("says what decided, case %#", (policy, person, words) => {
    expect(reasonOf(policy, person)).toBe(words);
  });

  it("names a disciplinary flag to HR alone", () => {
    expect(reasonOf(gated, facts({ isFlagged: true }), false)).toBe("Factor 0: set by HR");
  });

  it("counts 90 days to the period's last day, that day included", () => {
    // 1 January to 31 March 2026 are 31 + 28 + 31 = 90 days.
    const policy = rules({ minimum_days: 90 });
    expect(bonusOf(policy, facts({ hiredOn: "2026-01-01" })).status).toBe("eligible");
    expect(bonusOf(policy, facts({ hiredOn: "2026-01-02" })).status).toBe("not_eligible");
  });
});

describe("totals", () => {
  it("are the sums of the rounded rows, by currency", () => {
    const third = { status: "eligible", amount: "33.33", currency: "EUR" } as const;
    const rows = [
      third,
      third,
      third,
      { status: "zero", amount: "0.00", currency: "SEK" } as const,
      { status: "eligible", amount: null, currency: null } as const,
      { status: "not_eligible", amount: null, currency: "EUR" } as const,
    ];
    expect(totalOf(rows)).toEqual({
      people: 6,
      counts: { eligible: 4, zero: 1, not_eligible: 1 },
      withoutTarget: 1,
      amounts: { EUR: "99.99", SEK: "0.00" },
    });
  });
});

/** Rising points, factors that do not fall, up to the highest. */
const anyRules = fc
  .record({
    mode: fc.constantFrom("step" as const, "interpolate" as const),
    scores: fc.uniqueArray(fc.integer({ min: 1, max: 1500 }), { minLength: 1, maxLength: 8 }),
    factors: fc.array(fc.integer({ min: 0, max: 30_000 }), { minLength: 8, maxLength: 8 }),
  })
  .map(({ mode, scores, factors }) => {
    const rising = [...factors].sort((a, b) => a - b);
    const points = [...scores]
      .sort((a, b) => a - b)
      .map((score, index) => ({ score: String(score / 10), factor: String((rising[index] ?? 0) / 10_000) }));
    return rules({ payout: { kind: "curve", mode, points }, maximum_factor: "3" });
  });
const anyScore = fc.integer({ min: 0, max: 1_500_000 }).map((score) => (score / 10_000).toFixed(4));
const anyTarget = fc
  .integer({ min: 0, max: 100_000_000 })
  .map((cents) => ({ amount: (cents / 100).toFixed(2), currency: "EUR" }));

describe("whatever the rules are", () => {
  it("more is never paid for a lower score, and never more than the highest factor", () => {
    fc.assert(
      fc.property(anyRules, anyScore, anyScore, anyTarget, (policy, a, b, target) => {
        expect(checkBonusRules(policy, new Set())).toEqual([]);
        const [low, high] = [a, b]
          .sort((x, y) => Number(x) - Number(y))
          .map((score) => {
            const { factor, amount } = bonusOf(policy, facts({ score, target }));
            return { factor: parseDecimal(factor ?? ""), amount: parseDecimal(amount ?? "") };
          });
        expect(low?.factor.lte(high?.factor ?? 0)).toBe(true);
        expect(low?.amount.lte(high?.amount ?? 0)).toBe(true);
        expect(high?.factor.lte(3)).toBe(true);
        expect(high?.amount.lte(parseDecimal(target.amount).times(3))).toBe(true);
        expect(low?.factor.gte(0)).toBe(true);
      }),
    );
  });

  it("a failed gate pays nothing, whatever the score", () => {
    fc.assert(
      fc.property(anyRules, anyScore, fc.constantFrom("kpi", "coverage", "flag"), (policy, score, gate) => {
        const gated: BonusRules = {
          ...policy,
          gates: {
            kpis: [{ kpi_id: REOPEN, minimum_score: "70", when_not_scored: "pass" }],
            minimum_coverage: "60",
            disciplinary: true,
          },
        };
        const person = facts({
          score,
          kpiScores: new Map([[REOPEN, gate === "kpi" ? "69.9999" : "70.0000"]]),
          coverage: gate === "coverage" ? "59.9999" : "60.0000",
          isFlagged: gate === "flag",
        });
        expect(bonusOf(gated, person)).toMatchObject({ status: "zero", factor: "0.0000", amount: "0.00" });
      }),
    );
  });

  it("the total is the sum of the rows to the cent", () => {
    fc.assert(
      fc.property(anyRules, fc.array(fc.tuple(anyScore, anyTarget), { maxLength: 60 }), (policy, people) => {
        const rows = people.map(([score, target]) => ({
          amount: bonusOf(policy, facts({ score, target })).amount,
          currency: "EUR",
        }));
        const cents = rows.reduce((sum, { amount }) => sum + BigInt((amount ?? "").replace(".", "")), 0n);
        const total = sumAmounts(rows).EUR ?? "0.00";
        expect(BigInt(total.replace(".", ""))).toBe(cents);
      }),
    );
  });
});
