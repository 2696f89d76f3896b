import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { computeScorecard } from "../scorecard";
import { DELIVERY, october, octoberWith, REOPENED, RESOLVED, supportSpecialist } from "../testing/amina";
import { decimal, measurements, template } from "../testing/arbitrary-template";
import type { Overrides, ScorecardResult } from "../types";
import { rescore, type StoredReading } from "./stored-readings";

const held = new Map([[1, { kpiId: 1, score: "64.0000", periodId: 3 }]]);
const overrides = fc.record({
  kpis: fc.dictionary(fc.constantFrom("1", "2", "3"), decimal(0, 150), { maxKeys: 2 }).map(byId),
  kras: fc.dictionary(fc.constantFrom("1", "2"), decimal(0, 150), { maxKeys: 1 }).map(byId),
  total: fc.option(decimal(0, 150)),
});

function byId(values: Record<string, string>): Map<number, string> {
  return new Map(Object.entries(values).map(([id, value]) => [Number(id), value]));
}

/** What the database keeps of a result. */
const storedOf = ({ kpis }: ScorecardResult): StoredReading[] =>
  kpis.map(({ kpiId, actual, recordCount, attainment, rawScore, status, heldFromPeriodId }) => ({
    ...{ kpiId, actual, recordCount, attainment, rawScore, status, heldFromPeriodId },
    heldScore: heldFromPeriodId === null ? null : (held.get(kpiId)?.score ?? null),
  }));

it("gives what computing anew from the records gives, whatever was overridden before and is now", () => {
  fc.assert(
    fc.property(template, measurements, overrides, overrides, (rule, measured, before, now) => {
      const stored = storedOf(computeScorecard(rule, measured, held, before));
      expect(rescore(rule, stored, now)).toEqual(computeScorecard(rule, measured, held, now));
    }),
  );
});

/*
 * By hand, on the worked example: Delivery is Tickets resolved 112 (50 %), in time 98 (30 %), open long 83.3333 (20 %).
 * Reopened tickets score 78.4314, under 80, and cap Tickets resolved at 100. Total 95.2161.
 */
describe("an override, derived from what is stored", () => {
  const stored = storedOf(computeScorecard(supportSpecialist, october));
  const totals = (now: Overrides) => {
    const { kras, totalScore, computedTotalScore, band } = rescore(supportSpecialist, stored, now);
    const delivery = kras.find(({ kraId }) => kraId === DELIVERY)?.score;
    return [delivery, totalScore, computedTotalScore, band];
  };

  it.each<[string, Overrides, (string | null | undefined)[]]>([
    // 0.5 · 100 + 0.3 · 98 + 0.2 · 83.3333
    ["none", {}, ["96.0667", "95.2161", "95.2161", "on"]],
    // Delivery 0.5 · 120 + 29.4 + 16.6667 = 106.0667: ten more, of which 30 % reach the total.
    [
      "of a capped KPI is not capped",
      { kpis: new Map([[RESOLVED, "120"]]) },
      ["106.0667", "98.2161", "95.2161", "on"],
    ],
    // 30 % of 85 − 96.0667 is −3.3200.
    ["of a KRA", { kras: new Map([[DELIVERY, "85"]]) }, ["85.0000", "91.8961", "95.2161", "on"]],
    ["of the whole", { total: "69.99995" }, ["96.0667", "70.0000", "95.2161", "near"]],
    [
      "of the whole over one of a KRA",
      { kras: new Map([[DELIVERY, "0"]]), total: "105" },
      ["0.0000", "105.0000", "95.2161", "above"],
    ],
  ])("%s", (_, now, expected) => {
    expect(totals(now)).toEqual(expected);
  });

  it("of a guardrail KPI lifts what it capped, by the score kept from before the cap", () => {
    const { kpis } = rescore(supportSpecialist, stored, { kpis: new Map([[REOPENED, "80"]]) });
    expect(kpis.find(({ kpiId }) => kpiId === RESOLVED)).toMatchObject({
      score: "112.0000",
      computedScore: "100.0000",
      guardrail: null,
      overridden: false,
    });
  });

  it("gives a KPI without data a score, and the KRA its cover", () => {
    const nothing = storedOf(computeScorecard(supportSpecialist, octoberWith({ [RESOLVED]: null })));
    const result = rescore(supportSpecialist, nothing, { kpis: new Map([[RESOLVED, "90"]]) });
    expect(result.kras.find(({ kraId }) => kraId === DELIVERY)).toMatchObject({
      coveredWeightPercent: "100.0000",
    });
  });
});
