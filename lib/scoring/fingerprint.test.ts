import { describe, expect, it } from "vitest";
import { createFingerprint, fingerprintOf } from "./fingerprint";
import { computeScorecard } from "./scorecard";
import { octoberWith, RESOLVED, supportSpecialist } from "./testing/amina";
import type { ScorecardResult } from "./types";

const people = ["150", "160.50", "171"].map((actual, index) => ({
  employeeId: index + 1,
  result: computeScorecard(supportSpecialist, octoberWith({ [RESOLVED]: actual })),
}));

function changeFirst(change: (result: ScorecardResult) => void) {
  const copy = structuredClone(people);
  const first = copy[0]?.result;
  if (first) change(first);
  return fingerprintOf(copy);
}

describe("fingerprint of a run", () => {
  const fingerprint = fingerprintOf(people);

  it("is a SHA-256 in hex, the same for the same results", () => {
    expect(fingerprint).toMatch(/^[0-9a-f]{64}$/);
    expect(fingerprintOf(structuredClone(people))).toBe(fingerprint);
  });

  it("does not depend on the order of people, KRAs or KPIs", () => {
    const turned = people.toReversed().map(({ employeeId, result }) => ({
      employeeId,
      result: { ...result, kpis: result.kpis.toReversed(), kras: result.kras.toReversed() },
    }));
    expect(fingerprintOf(turned)).toBe(fingerprint);
  });

  it("does not depend on how decimals are padded", () => {
    const padded = changeFirst((result) => {
      for (const kpi of result.kpis) kpi.weightPercent = `${kpi.weightPercent}.0000`;
    });
    expect(padded).toBe(fingerprint);
  });

  it.each<[string, (result: ScorecardResult) => void]>([
    ["the last decimal of a total", (result) => (result.totalScore = "95.2162")],
    ["a band", (result) => (result.band = "near")],
    ["one KRA", (result) => result.kras.pop()],
    ["one KPI", (result) => result.kpis.pop()],
    ["a score that became 0", (result) => Object.assign(result.kpis[8] ?? {}, { score: "0.0000" })],
    ["a number of records", (result) => Object.assign(result.kpis[0] ?? {}, { recordCount: 41 })],
  ])("changes with %s", (_what, change) => {
    expect(changeFirst(change)).not.toBe(fingerprint);
  });

  it("changes when two people trade their results", () => {
    const [a, b, c] = people;
    if (!a || !b || !c) throw new Error("three people expected");
    const traded = [{ ...a, result: b.result }, { ...b, result: a.result }, c];
    expect(fingerprintOf(traded)).not.toBe(fingerprint);
  });

  it("can be built person by person, by rising id only", () => {
    const growing = createFingerprint();
    for (const person of people) growing.add(person);
    for (const person of people) expect(() => growing.add(person)).toThrow(RangeError);
    expect(growing.digest()).toBe(fingerprint);
  });

  it("tells a whole number from its tenfold", () => {
    const hundred = changeFirst((result) => (result.totalScore = "100"));
    const ten = changeFirst((result) => (result.totalScore = "10"));
    const padded = changeFirst((result) => (result.totalScore = "100.0000"));
    expect(hundred).not.toBe(ten);
    expect(padded).toBe(hundred);
  });
});
