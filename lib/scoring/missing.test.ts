import { describe, expect, it } from "vitest";
import { Dec } from "@/lib/decimal";
import { missingReasonOf, substituteFor } from "./missing";

const measured = (actual: string | null, recordCount: number) => ({ kpiId: 1, actual, recordCount });

describe("missing data", () => {
  it.each([
    ["nothing measured", undefined, 0, "no_data"],
    ["no records", measured(null, 0), 10, "no_data"],
    ["a count of no records where records are needed", measured("0", 0), 1, "no_data"],
    ["records without a value", measured(null, 12), 10, "no_data"],
    ["fewer records than needed", measured("3.5", 9), 10, "insufficient_records"],
    ["fewer records than needed and no value", measured(null, 9), 10, "insufficient_records"],
    ["exactly as many as needed", measured("3.5", 10), 10, null],
    ["a count of no records where none are needed", measured("0", 0), 0, null],
  ])("%s", (_name, measurement, minRecords, reason) => {
    expect(missingReasonOf(measurement, minRecords)).toBe(reason);
  });

  const maximum = new Dec(150);
  const held = { kpiId: 1, score: "91.2500", periodId: 7 };

  it("leaves the KPI out by default, with its reason", () => {
    const out = { score: null, heldFromPeriodId: null };
    expect(substituteFor("no_data", "exclude", { held, maximum })).toEqual({ status: "no_data", ...out });
    expect(substituteFor("insufficient_records", "exclude", { held, maximum })).toEqual({
      status: "insufficient_records",
      ...out,
    });
  });

  it("scores 0 only where the template says zero", () => {
    const zeroed = substituteFor("no_data", "zero", { held, maximum });
    expect(zeroed).toMatchObject({ status: "zeroed", heldFromPeriodId: null });
    expect(zeroed.score?.toFixed()).toBe("0");
  });

  it("carries the earlier score and names its period", () => {
    const carried = substituteFor("no_data", "hold", { held, maximum });
    expect(carried).toMatchObject({ status: "held", heldFromPeriodId: 7 });
    expect(carried.score?.toFixed(4)).toBe("91.2500");
  });

  it("leaves the KPI out when there is nothing to hold", () => {
    expect(substituteFor("no_data", "hold", { held: undefined, maximum })).toMatchObject({
      status: "no_data",
      score: null,
    });
  });

  it("keeps a held score within today's maximum", () => {
    const carried = substituteFor("no_data", "hold", { held, maximum: new Dec(80) });
    expect(carried.score?.toFixed()).toBe("80");
  });
});
