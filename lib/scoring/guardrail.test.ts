import { describe, expect, it } from "vitest";
import { Dec } from "@/lib/decimal";
import type { GuardrailRule } from "@/lib/kpis/rule/types";
import { compileGuardrails } from "./guardrail";

const [speed, quality, safety] = [1, 2, 3];
const KPIS = [speed, quality, safety];

function guard(guardrailKpiId: number, threshold: string, capScore: string): GuardrailRule {
  return { primaryKpiId: speed, guardrailKpiId, threshold, capScore };
}

/** Scores of speed, quality and safety before any guardrail. */
function cap(rules: GuardrailRule[], ...scores: (string | null)[]) {
  const values = scores.map((score) => (score === null ? null : new Dec(score)));
  return compileGuardrails(rules, KPIS)(values, 0);
}

describe("guardrail", () => {
  it("caps the primary KPI while the guardrail KPI scores under its threshold, and says so", () => {
    const capped = cap([guard(quality, "80", "100")], "112", "78.4314", "100");
    expect(capped?.score.toFixed()).toBe("100");
    expect(capped?.guardrail).toEqual({
      kpiId: quality,
      threshold: "80",
      capScore: "100.0000",
      scoreWithout: "112.0000",
    });
  });

  it.each([
    ["the guardrail KPI is on its threshold", "112", "80"],
    ["the primary is at the cap already", "100", "10"],
    ["the primary is under the cap", "60", "10"],
    ["the guardrail KPI is not scored", "112", null],
    ["the primary is not scored", null, "10"],
  ])("changes nothing when %s", (_when, primary, guardrail) => {
    expect(cap([guard(quality, "80", "100")], primary, guardrail, null)).toBeNull();
  });

  it("takes effect just under its threshold", () => {
    expect(cap([guard(quality, "80", "100")], "112", "79.9999", null)).not.toBeNull();
  });

  it("lets the lowest cap of those that hit win, in whatever order they are written", () => {
    const rules = [guard(quality, "80", "100"), guard(safety, "90", "85")];
    for (const order of [rules, rules.toReversed()]) {
      expect(cap(order, "112", "70", "70")?.guardrail).toMatchObject({ kpiId: safety, capScore: "85.0000" });
      expect(cap(order, "112", "70", "95")?.guardrail).toMatchObject({
        kpiId: quality,
        capScore: "100.0000",
      });
      expect(cap(order, "90", "70", "95")).toBeNull();
    }
  });

  it("names the same KPI for equal caps in whatever order they are written", () => {
    const rules = [guard(safety, "80", "100"), guard(quality, "80", "100")];
    for (const order of [rules, rules.toReversed()]) {
      expect(cap(order, "112", "70", "70")?.guardrail.kpiId).toBe(quality);
    }
  });

  it("refuses a KPI that is not in the template", () => {
    expect(() => cap([guard(9, "80", "100")], "1", "1", "1")).toThrow(RangeError);
  });
});
