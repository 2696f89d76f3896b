import { describe, expect, test } from "vitest";
import { exceptionWords } from "./exception-words";
import { exceptionsOf, isExceptional, isSignedNow, type ReviewFacts } from "./exceptions";

/** An ordinary scorecard: 95, as in the month before, among people around 94. */
const ordinary: ReviewFacts = {
  band: "on",
  total: "95.0000",
  computedTotal: "95.0000",
  coverage: "100.0000",
  minimumCoverage: "60.0000",
  guardrails: [],
  previous: { total: "94.0000", guardrail: false, coverage: "100", sameTemplate: true, adjusted: false },
  peers: { count: 12, median: "94.0000", deviation: "4.0000" },
  adjusted: false,
  startedTotal: "95.0000",
  begun: true,
  signed: null,
  behind: false,
  overdue: false,
};
const hit = {
  primary: "Tickets resolved",
  guardrail: "Reopened",
  cap: "100.0000",
  guardrailScore: "76.6000",
};
const before = { total: "94.0000", guardrail: false, coverage: "100", sameTemplate: true, adjusted: false };

const kindsOf = (facts: Partial<ReviewFacts>) =>
  exceptionsOf({ ...ordinary, ...facts }).map(({ kind, because }) =>
    because ? `${kind}: ${because}` : kind,
  );

describe("what is exceptional about a scorecard", () => {
  test.each<[string, Partial<ReviewFacts>, string[]]>([
    ["nothing about an ordinary one", {}, []],
    ["insufficient data", { band: "insufficient_data", coverage: "54" }, ["insufficient_data"]],
    [
      "no score at all",
      { band: "not_scored", total: null, computedTotal: null, startedTotal: null },
      ["insufficient_data"],
    ],
    [
      "a total below target",
      { band: "below", total: "69.9999", peers: null, previous: null, startedTotal: null, begun: false },
      ["low_performer"],
    ],
    [
      "a guardrail that limits a KPI",
      { guardrails: [hit], previous: { ...before, guardrail: true } },
      ["sla_breach"],
    ],
    ["exactly ten points more, unexplained", { previous: { ...before, total: "85.0000" } }, ["swing"]],
    ["a little less than ten points", { previous: { ...before, total: "85.0001" } }, []],
    ["ten points less, unexplained", { previous: { ...before, total: "105.0000" } }, ["swing"]],
    [
      "a fall that a guardrail explains",
      { previous: { ...before, total: "110" }, guardrails: [hit] },
      ["sla_breach", "big_change: a guardrail limits it now"],
    ],
    [
      "a rise after a guardrail has gone",
      { previous: { ...before, total: "80", guardrail: true } },
      ["big_change: a guardrail limited it before"],
    ],
    [
      "a change of template",
      { previous: { ...before, total: "80", sameTemplate: false } },
      ["big_change: another template scores it now"],
    ],
    [
      "a change that an override made",
      { previous: { ...before, total: "80" }, adjusted: true },
      ["big_change: an override is in it"],
    ],
    [
      "coverage that fell under 80 %",
      { coverage: "79.9", previous: { ...before, total: "80" } },
      ["big_change: coverage is another", "low_coverage"],
    ],
    ["records corrected since the review began", { startedTotal: "90.0000" }, ["corrected"]],
    ["an override since the review began is no correction", { total: "99.0000", adjusted: true }, []],
    ["another total than was signed", { signed: { total: "90.0000" } }, ["corrected"]],
    ["signed, and the same since", { signed: { total: "95" }, startedTotal: "80" }, []],
    ["not begun", { begun: false, startedTotal: null }, []],
    ["being recomputed", { behind: true }, ["behind"]],
    ["overdue", { overdue: true }, ["overdue"]],
    // 4 · 1.4826 = 5.9304; three times that is 17.7912 from 94.
    [
      "17.8 above the median",
      { total: "111.8", computedTotal: "111.8", startedTotal: "111.8", previous: null },
      ["outlier"],
    ],
    [
      "17.7 above the median",
      { total: "111.7", computedTotal: "111.7", startedTotal: "111.7", previous: null },
      [],
    ],
    ["far away among fewer than five", { peers: { count: 4, median: "20", deviation: "1" } }, []],
    // Everybody alike: a deviation of 2 is taken, so 6 points are allowed.
    ["6 away from people who are all alike", { peers: { count: 9, median: "89.0000", deviation: "0" } }, []],
    [
      "more than 6 away from people who are all alike",
      { peers: { count: 9, median: "88.9999", deviation: "0" } },
      ["outlier"],
    ],
    [
      "unrated people are no outliers and do not swing",
      {
        band: "insufficient_data",
        previous: { ...before, total: "20" },
        peers: { count: 9, median: "20", deviation: "0" },
      },
      ["insufficient_data"],
    ],
  ])("%s", (_, facts, expected) => {
    expect(kindsOf(facts)).toEqual(expected);
  });

  test("being late does not make it exceptional; anything else does", () => {
    expect(isExceptional([{ kind: "overdue" }])).toBe(false);
    expect(isExceptional([{ kind: "overdue" }, { kind: "outlier" }])).toBe(true);
  });

  test("a sign-off stands for its total only", () => {
    expect(isSignedNow({ signed: { total: "95" }, total: "95.0000" })).toBe(true);
    expect(isSignedNow({ signed: { total: null }, total: null })).toBe(true);
    expect(isSignedNow({ signed: { total: null }, total: "95" })).toBe(false);
    expect(isSignedNow({ signed: null, total: null })).toBe(false);
  });
});

test("each says why it is there, with its figures", () => {
  const words = (facts: Partial<ReviewFacts>) =>
    exceptionsOf({ ...ordinary, ...facts }).map((exception) => {
      const { head, detail } = exceptionWords(exception, { before: "September", dueOn: "10 Nov 2026" });
      return `${head} ${detail}`.trim();
    });
  expect(words({ overdue: true })).toEqual(["Review is overdue. It was due on 10 Nov 2026"]);
  expect(words({ guardrails: [hit], previous: null })).toEqual([
    "Reopened is under its guardrail. It scored 76.6 and limits Tickets resolved to 100.0",
  ]);
  expect(words({ previous: { ...before, total: "106.8" } })).toEqual([
    "Fell 11.8 since September. Nothing stored explains it",
  ]);
  expect(words({ band: "insufficient_data", coverage: "54.25" })).toEqual([
    "Insufficient data. 54.3\u00a0% of the weight is scored, 60\u00a0% is needed",
  ]);
});
