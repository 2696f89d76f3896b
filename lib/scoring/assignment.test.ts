import { describe, expect, test } from "vitest";
import type { ItemRule, TemplateRule } from "@/lib/kpis/rule/types";
import { type Assignment, type PersonalFacts, personalRule } from "./assignment";

const OCTOBER = { periodStart: "2026-10-01", periodEnd: "2026-11-01" };
const weekday = (day: string) => ![0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay());
const item = (
  kpiId: number,
  kraId: number,
  weightPercent: string,
  target: string,
  followsDays = true,
): ItemRule => ({
  ...{ kpiId, kraId, weightPercent, followsDays, target: { value: target } },
  ...{ direction: "higher_is_better", method: { kind: "linear" }, missing: "exclude", minRecords: 0 },
});

/** Tickets (10, adds up, 40) and satisfaction (11, a mean, 4) in KRA 1. */
const TEMPLATE: TemplateRule = {
  maximumScore: "150",
  minimumCoveragePercent: "60",
  bands: { above: "105", on: "85", near: "70" },
  kras: [{ kraId: 1, weightPercent: "100" }],
  items: [item(10, 1, "50", "40"), item(11, 1, "50", "4", false)],
  guardrails: [],
};

const facts = (part: Partial<PersonalFacts> = {}): PersonalFacts => ({
  employed: { from: null, to: null },
  earlier: [],
  assignments: [],
  isWorkingDay: weekday,
  ...part,
});

function assignment(kpi: ItemRule, part: Partial<Assignment> = {}): Assignment {
  const { weightPercent: _, ...rest } = kpi;
  return {
    ...{
      assignmentId: 1,
      version: 1,
      target: null,
      weightPercent: null,
      hasDays: true,
      from: "2026-01-01",
      to: null,
    },
    item: rest,
    ...part,
  };
}

const own = (value: string) => ({ target: { value } });
const targetOf = (personal: ReturnType<typeof personalRule>, kpiId: number) =>
  personal?.rule.items.find((each) => each.kpiId === kpiId)?.target;

test("nothing particular: the template holds as it is", () => {
  expect(personalRule(TEMPLATE, facts(), OCTOBER)).toBeNull();
  expect(personalRule(TEMPLATE, facts({ employed: { from: "2026-10-01", to: null } }), OCTOBER)).toBeNull();
});

describe("who joins or leaves within the period", () => {
  test("gets the share of what adds up, and the whole of what does not", () => {
    const personal = personalRule(TEMPLATE, facts({ employed: { from: "2026-10-16", to: null } }), OCTOBER);
    expect(targetOf(personal, 10)).toEqual({ value: "20" });
    expect(targetOf(personal, 11)).toEqual({ value: "4" });
    expect(personal?.own.get(10)?.proration).toMatchObject({
      ...{ days: 11, of_days: 22, changes: [{ kind: "joined", day: "2026-10-16" }] },
    });
    expect(personal?.own.has(11)).toBe(false);
  });

  test("the last day counts: employed until the 15th is 11 of 22 working days", () => {
    const personal = personalRule(TEMPLATE, facts({ employed: { from: null, to: "2026-10-16" } }), OCTOBER);
    expect(targetOf(personal, 10)).toEqual({ value: "20" });
    expect(personal?.own.get(10)?.proration?.changes).toEqual([{ kind: "left", day: "2026-10-15" }]);
  });
});

describe("who moves within the period", () => {
  const moved = (rule: TemplateRule | null) =>
    personalRule(TEMPLATE, facts({ earlier: [{ from: null, to: "2026-10-16", rule }] }), OCTOBER);

  test("gets the share of a KPI that only the later template has", () => {
    const personal = moved({ ...TEMPLATE, items: [item(11, 1, "100", "4", false)] });
    expect(targetOf(personal, 10)).toEqual({ value: "20" });
    expect(personal?.own.get(10)?.proration?.changes).toEqual([{ kind: "moved", day: "2026-10-16" }]);
  });
  test("gets each template's target for its days: 40 for 11 days after 20 for 11 is 30", () => {
    const personal = moved({ ...TEMPLATE, items: [item(10, 1, "100", "20")] });
    expect(targetOf(personal, 10)).toEqual({ value: "30" });
  });
  test("between templates that ask the same keeps the whole target", () => {
    expect(moved(TEMPLATE)).toBeNull();
  });
  test("from no template at all gets the share too", () => {
    expect(targetOf(moved(null), 10)).toEqual({ value: "20" });
  });
});

describe("an own target", () => {
  test("of the whole period takes the place of the template's, and is named", () => {
    const assignments = [assignment(item(10, 1, "0", "40"), { ...own("66"), assignmentId: 7, version: 3 })];
    const personal = personalRule(TEMPLATE, facts({ assignments }), OCTOBER);
    expect(targetOf(personal, 10)).toEqual({ value: "66" });
    expect(personal?.own.get(10)).toMatchObject({ assignment: { id: 7, version: 3 }, proration: null });
  });
  test("from within the period counts for its days: 40 and 60, 11 days each, is 50", () => {
    const assignments = [assignment(item(10, 1, "0", "40"), { ...own("60"), from: "2026-10-16" })];
    expect(targetOf(personalRule(TEMPLATE, facts({ assignments }), OCTOBER), 10)).toEqual({ value: "50" });
  });
  test("that ended within the period still counts for its days", () => {
    const assignments = [assignment(item(10, 1, "0", "40"), { ...own("60"), to: "2026-10-16" })];
    const personal = personalRule(TEMPLATE, facts({ assignments }), OCTOBER);
    expect(targetOf(personal, 10)).toEqual({ value: "50" });
    expect(personal?.own.get(10)).toMatchObject({
      assignment: { id: 1, version: 1 },
      proration: { changes: [{ kind: "ended", day: "2026-10-15" }] },
    });
  });
  test("of a mean is the one in force on the last day", () => {
    const mean = item(11, 1, "0", "4", false);
    const later = [assignment(mean, { ...own("4.5"), from: "2026-10-16" })];
    expect(targetOf(personalRule(TEMPLATE, facts({ assignments: later }), OCTOBER), 11)).toEqual({
      value: "4.5",
    });
    const ended = [assignment(mean, { ...own("4.5"), to: "2026-10-16" })];
    expect(personalRule(TEMPLATE, facts({ assignments: ended }), OCTOBER)).toBeNull();
  });
  test("outside the period changes nothing", () => {
    const assignments = [
      assignment(item(10, 1, "0", "40"), { ...own("60"), to: "2026-10-01" }),
      assignment(item(10, 1, "0", "40"), { ...own("80"), from: "2026-11-01" }),
    ];
    expect(personalRule(TEMPLATE, facts({ assignments }), OCTOBER)).toBeNull();
  });
  test("that no longer fits the KPI's direction is left aside", () => {
    const band = { low: "1", high: "2", tolerance: "1" };
    const assignments = [assignment(item(10, 1, "0", "40"), { target: band })];
    expect(personalRule(TEMPLATE, facts({ assignments }), OCTOBER)).toBeNull();
  });
});

describe("an added KPI", () => {
  const extra = item(30, 1, "0", "8");

  test("joins its KRA, whose weights are shares of their sum", () => {
    const personal = personalRule(
      TEMPLATE,
      facts({ assignments: [assignment(extra, { weightPercent: "25" })] }),
      OCTOBER,
    );
    expect(personal?.rule.items.map(({ kpiId, weightPercent }) => [kpiId, weightPercent])).toEqual([
      [10, "40"],
      [11, "40"],
      [30, "20"],
    ]);
    expect(personal?.sums).toEqual([{ kraId: 1, sumPercent: "125" }]);
    expect(targetOf(personal, 30)).toEqual({ value: "8" });
    expect(personal?.own.get(30)).toMatchObject({ proration: null, measured: null });
  });
  test("from within the period is measured over its days, against the share of its target", () => {
    const assignments = [assignment(extra, { weightPercent: "25", ...own("40"), from: "2026-10-16" })];
    const personal = personalRule(TEMPLATE, facts({ assignments }), OCTOBER);
    expect(targetOf(personal, 30)).toEqual({ value: "20" });
    expect(personal?.own.get(30)).toMatchObject({
      measured: { from: "2026-10-16", to: "2026-11-01" },
      proration: { changes: [{ kind: "assigned", day: "2026-10-16" }] },
    });
  });
  test("that ended within the period counts with its days", () => {
    const assignments = [assignment(extra, { weightPercent: "25", ...own("40"), to: "2026-10-16" })];
    const personal = personalRule(TEMPLATE, facts({ assignments }), OCTOBER);
    expect(targetOf(personal, 30)).toEqual({ value: "20" });
    expect(personal?.own.get(30)?.measured).toEqual({ from: "2026-10-01", to: "2026-10-16" });
  });
  test("of someone who joined while it was in force: both say the same days, once", () => {
    const assignments = [assignment(extra, { weightPercent: "25", ...own("40"), from: "2026-10-10" })];
    const personal = personalRule(
      TEMPLATE,
      facts({ assignments, employed: { from: "2026-10-16", to: null } }),
      OCTOBER,
    );
    expect(targetOf(personal, 30)).toEqual({ value: "20" });
    expect(personal?.own.get(30)).toMatchObject({
      measured: null,
      proration: { changes: [{ kind: "joined", day: "2026-10-16" }] },
    });
  });
  test("whose assignments lie apart counts with the days of the last ones, which it is measured over", () => {
    const assignments = [
      assignment(extra, { weightPercent: "25", ...own("40"), to: "2026-10-06" }),
      assignment(extra, { weightPercent: "25", ...own("40"), from: "2026-10-16", to: "2026-10-20" }),
      assignment(extra, { weightPercent: "25", ...own("20"), from: "2026-10-20" }),
    ];
    const personal = personalRule(TEMPLATE, facts({ assignments }), OCTOBER);
    // 2 working days of 40 and 9 of 20, of 22.
    expect(targetOf(personal, 30)).toEqual({ value: "11.818182" });
    expect(personal?.own.get(30)?.measured).toEqual({ from: "2026-10-16", to: "2026-11-01" });
  });
  test("has no target from days on which it had no weight", () => {
    const assignments = [
      assignment(extra, { ...own("100"), to: "2026-10-16" }),
      assignment(extra, { weightPercent: "25", ...own("40"), from: "2026-10-16" }),
    ];
    const personal = personalRule(TEMPLATE, facts({ assignments }), OCTOBER);
    expect(targetOf(personal, 30)).toEqual({ value: "20" });
    expect(personal?.own.get(30)?.measured).toEqual({ from: "2026-10-16", to: "2026-11-01" });
  });
  test("without a weight does not count", () => {
    expect(personalRule(TEMPLATE, facts({ assignments: [assignment(extra)] }), OCTOBER)).toBeNull();
  });
});
