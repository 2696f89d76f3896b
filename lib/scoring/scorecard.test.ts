import { describe, expect, it } from "vitest";
import type { ItemRule, TemplateRule } from "@/lib/kpis/rule/types";
import { compileTemplate, computeScorecard } from "./scorecard";
import {
  ARTICLES,
  COACHING,
  CUSTOMER,
  DELIVERY,
  FIRST_RESPONSE,
  GROWTH,
  OPEN_LONG,
  october,
  octoberWith,
  QUALITY,
  REOPENED,
  RESOLVED,
  REVIEW,
  supportSpecialist,
  TRAINING,
} from "./testing/amina";
import type { Overrides, ScorecardResult } from "./types";

const score = compileTemplate(supportSpecialist);
/** As a reviewer set it on 2 November. */
const reviewed: Overrides = { kpis: new Map([[REVIEW, "88"]]) };

function kpi(result: ScorecardResult, kpiId: number) {
  return result.kpis.find((one) => one.kpiId === kpiId);
}

function kra(result: ScorecardResult, kraId: number) {
  return result.kras.find((one) => one.kraId === kraId);
}

function changed(kpiId: number, change: Partial<ItemRule>): TemplateRule {
  const items = supportSpecialist.items.map((item) => (item.kpiId === kpiId ? { ...item, ...change } : item));
  return { ...supportSpecialist, items };
}

describe("a worked scorecard", () => {
  const result = score(october, undefined, reviewed);

  it("has the hand-worked score of every KRA and the total", () => {
    expect(result.kras.map((one) => [one.kraId, one.score, one.coveredWeightPercent])).toEqual([
      [CUSTOMER, "98.7975", "100.0000"], // .3·94.7879 + .4·101.1111 + .3·99.7222
      [DELIVERY, "96.0667", "100.0000"], // .5·100 + .3·98 + .2·83.3333
      [QUALITY, "82.4183", "60.0000"], // (35·78.4314 + 25·88) ÷ 60
      [GROWTH, "110.0000", "100.0000"], // .5·120 + .5·100
    ]);
    // .35·98.7975 + .30·96.0667 + .20·82.4183 + .15·110
    expect(result).toMatchObject({ totalScore: "96.3828", band: "on", coveragePercent: "92.0000" });
  });

  it("keeps the total that was computed before anyone changed it", () => {
    expect(kra(result, QUALITY)).toMatchObject({ computedScore: "76.5850", overridden: false });
    expect(result).toMatchObject({ computedTotalScore: "95.2161", overridden: false });
    expect(score(october).totalScore).toBe("95.2161");
  });

  it("shows every step of a KPI from the actual to what it gives its KRA", () => {
    expect(kpi(result, FIRST_RESPONSE)).toEqual({
      kpiId: FIRST_RESPONSE,
      kraId: CUSTOMER,
      actual: "90.048544",
      recordCount: 40,
      attainment: "0.947879",
      rawScore: "94.7879",
      score: "94.7879",
      computedScore: "94.7879",
      weightPercent: "30",
      weightedScore: "28.4364",
      status: "scored",
      missingReason: null,
      guardrail: null,
      heldFromPeriodId: null,
      overridden: false,
    });
    expect(kra(result, CUSTOMER)?.weightedScore).toBe("34.5791");
  });

  it("says which KPI capped which, and the score without it", () => {
    expect(kpi(result, RESOLVED)).toMatchObject({
      rawScore: "112.0000",
      score: "100.0000",
      guardrail: { kpiId: REOPENED, threshold: "80", capScore: "100.0000", scoreWithout: "112.0000" },
    });
  });

  it("does not score what has too few records, and does not turn it into 0", () => {
    expect(kpi(result, ARTICLES)).toMatchObject({
      status: "insufficient_records",
      missingReason: "insufficient_records",
      actual: "66",
      recordCount: 3,
      attainment: null,
      rawScore: null,
      score: null,
      weightedScore: null,
    });
  });

  it("gives the weight of what is not scored to the rest of its KRA", () => {
    expect(kpi(result, REOPENED)?.weightedScore).toBe("45.7517"); // 78.4314·35 ÷ 60
    expect(kpi(result, REVIEW)?.weightedScore).toBe("36.6667"); // 88·25 ÷ 60
  });

  it("would be 97.5 had every first reply been on time", () => {
    const better = score(octoberWith({ [FIRST_RESPONSE]: "100" }), undefined, reviewed);
    expect(Number(better.totalScore).toFixed(1)).toBe("97.5");
  });
});

describe("missing data", () => {
  it("leaves a KRA without any score out of the total, whose other KRAs keep their full weight", () => {
    const result = score(octoberWith({ [TRAINING]: null, [COACHING]: null }));
    expect(kra(result, GROWTH)).toMatchObject({
      score: null,
      coveredWeightPercent: "0.0000",
      weightedScore: null,
    });
    // (35·98.7975 + 30·96.0667 + 20·76.5850) ÷ 85, Quality's weight full although 60 % of it is scored
    expect(result).toMatchObject({ totalScore: "92.6072", coveragePercent: "77.0000" });
    expect(kra(result, CUSTOMER)?.weightedScore).toBe("40.6813");
  });

  it("flags coverage under the template's minimum as insufficient data, whatever the score", () => {
    const at92 = { ...supportSpecialist, minimumCoveragePercent: "92" };
    const over92 = { ...supportSpecialist, minimumCoveragePercent: "92.0001" };
    expect(computeScorecard(at92, october).band).toBe("on");
    expect(computeScorecard(over92, october)).toMatchObject({
      band: "insufficient_data",
      totalScore: "95.2161",
    });
  });

  it("is not scored, without a total, when nothing was measured", () => {
    const result = score(new Map());
    expect(result).toMatchObject({ totalScore: null, band: "not_scored", coveragePercent: "0.0000" });
    expect(result.kpis.every((one) => one.score === null && one.status === "no_data")).toBe(true);
    expect(result.kras.every((one) => one.score === null)).toBe(true);
  });

  it("counts a zero by policy as scored and covered", () => {
    const result = computeScorecard(changed(ARTICLES, { missing: "zero" }), october);
    expect(kpi(result, ARTICLES)).toMatchObject({
      status: "zeroed",
      missingReason: "insufficient_records",
      score: "0.0000",
      rawScore: null,
    });
    expect(kra(result, QUALITY)?.score).toBe("45.9510"); // .35·78.4314 + .25·74
    expect(result.coveragePercent).toBe("100.0000");
  });

  it("counts a held score as covered, and says from which period", () => {
    const held = new Map([[ARTICLES, { kpiId: ARTICLES, score: "96.0000", periodId: 9 }]]);
    const result = computeScorecard(changed(ARTICLES, { missing: "hold" }), october, held);
    expect(kpi(result, ARTICLES)).toMatchObject({ status: "held", score: "96.0000", heldFromPeriodId: 9 });
    expect(result.coveragePercent).toBe("100.0000");
    expect(score(october, held).coveragePercent).toBe("92.0000"); // not a KPI whose policy is to hold
  });

  it("lets a KPI of no weight act as a guardrail only", () => {
    const result = computeScorecard(changed(REOPENED, { weightPercent: "0" }), october);
    expect(kpi(result, REOPENED)).toMatchObject({ score: "78.4314", weightedScore: "0.0000" });
    expect(kpi(result, RESOLVED)?.score).toBe("100.0000");
    expect(kra(result, QUALITY)?.score).toBe("74.0000");
  });
});

describe("guardrails in a scorecard", () => {
  it("have no effect when the guardrail KPI is not scored", () => {
    const result = score(octoberWith({ [REOPENED]: null }));
    expect(kpi(result, RESOLVED)).toMatchObject({ score: "112.0000", guardrail: null });
  });

  it("do not reach through one another: a cap does not trip the next guardrail", () => {
    const chained: TemplateRule = {
      ...supportSpecialist,
      guardrails: [
        { primaryKpiId: RESOLVED, guardrailKpiId: REOPENED, threshold: "80", capScore: "60" },
        { primaryKpiId: TRAINING, guardrailKpiId: RESOLVED, threshold: "80", capScore: "50" },
      ],
    };
    const result = computeScorecard(chained, october);
    expect(kpi(result, RESOLVED)?.score).toBe("60.0000");
    expect(kpi(result, TRAINING)?.score).toBe("120.0000");
  });
});

describe("overrides", () => {
  it("of a KPI stand in its place, beside the computed score", () => {
    expect(kpi(score(october, undefined, reviewed), REVIEW)).toMatchObject({
      actual: "3.7",
      rawScore: "74.0000",
      computedScore: "74.0000",
      score: "88.0000",
      overridden: true,
      status: "scored",
    });
  });

  it("of a guardrail KPI decide whether it caps", () => {
    const lifted = score(october, undefined, { kpis: new Map([[REOPENED, "80"]]) });
    expect(kpi(lifted, RESOLVED)).toMatchObject({
      score: "112.0000",
      computedScore: "100.0000",
      guardrail: null,
    });
    const lowered = score(octoberWith({ [REOPENED]: "4" }), undefined, { kpis: new Map([[REOPENED, "79"]]) });
    expect(kpi(lowered, RESOLVED)).toMatchObject({ score: "100.0000", computedScore: "112.0000" });
  });

  it("of a primary KPI are not capped again", () => {
    const result = score(october, undefined, { kpis: new Map([[RESOLVED, "110"]]) });
    expect(kpi(result, RESOLVED)).toMatchObject({
      score: "110.0000",
      computedScore: "100.0000",
      guardrail: null,
      overridden: true,
    });
  });

  it("score and cover a KPI that had no data", () => {
    const result = score(october, undefined, { kpis: new Map([[ARTICLES, "90"]]) });
    expect(kpi(result, ARTICLES)).toMatchObject({
      score: "90.0000",
      computedScore: null,
      status: "insufficient_records",
    });
    expect(result.coveragePercent).toBe("100.0000");
  });

  it("of a KRA replace its mean and vouch for its whole weight", () => {
    const result = score(october, undefined, { kras: new Map([[QUALITY, "100"]]) });
    expect(kra(result, QUALITY)).toMatchObject({
      score: "100.0000",
      computedScore: "76.5850",
      coveredWeightPercent: "100.0000",
      weightedScore: "20.0000",
      overridden: true,
    });
    expect(result).toMatchObject({
      totalScore: "99.8991", // 95.2161 with Quality's 15.3170 made 20
      computedTotalScore: "95.2161",
      coveragePercent: "100.0000",
    });
  });

  it("of the total replace it and its band, whatever the coverage", () => {
    const result = score(octoberWith({}), undefined, { total: "84.99995" });
    expect(result).toMatchObject({
      totalScore: "85.0000",
      computedTotalScore: "95.2161",
      band: "on",
      overridden: true,
    });
    expect(kra(result, DELIVERY)?.score).toBe("96.0667");
    expect(score(new Map(), undefined, { total: "72" })).toMatchObject({
      totalScore: "72.0000",
      computedTotalScore: null,
      band: "near",
      coveragePercent: "0.0000",
    });
  });

  it("that are empty change nothing", () => {
    const none = { kpis: new Map(), kras: new Map(), total: null };
    expect(score(october, undefined, none)).toEqual(score(october));
  });
});

describe("a template", () => {
  it("gives its results in its own order, whatever order was measured", () => {
    const backwards = new Map([...october].reverse());
    expect(score(backwards)).toEqual(score(october));
    expect(score(october).kpis.map((one) => one.kpiId)).toEqual(
      supportSpecialist.items.map((one) => one.kpiId),
    );
  });

  it("ignores measurements of KPIs that it does not hold", () => {
    const more = new Map(october).set(99, { kpiId: 99, actual: "1", recordCount: 5 });
    expect(score(more)).toEqual(score(october));
  });

  it("keeps no memory of the people it scored before", () => {
    const fresh = compileTemplate(supportSpecialist)(october);
    score(octoberWith({ [OPEN_LONG]: "0", [REOPENED]: null }), undefined, reviewed);
    expect(score(october)).toEqual(fresh);
  });

  it("refuses a KPI whose KRA it does not hold", () => {
    expect(() => compileTemplate(changed(REVIEW, { kraId: 77 }))).toThrow(RangeError);
  });
});
