import { describe, expect, test } from "vitest";
import { changeOf, largestChanges } from "./change";

const amina = [
  { name: "Customer", weight: "35", now: "98.8", before: "98.2" },
  { name: "Delivery", weight: "30", now: "96.1", before: "92.6" },
  { name: "Quality", weight: "20", now: "82.4", before: "88.2" },
  { name: "Growth", weight: "15", now: "110.0", before: "90.0" },
];

describe("what moved a total", () => {
  test("each KRA's change counts by its weight; the two largest are named, in points of the total", () => {
    // Growth 20 × 15 % = 3.0, Quality −5.8 × 20 % = −1.16, Delivery 3.5 × 30 % = 1.05.
    expect(largestChanges(amina)).toEqual([
      { name: "Growth", points: "3.0000" },
      { name: "Quality", points: "-1.1600" },
    ]);
  });

  test("weights are those of what is scored, and a KRA scored once is not compared", () => {
    const kras = [
      { name: "A", weight: "50", now: "100", before: "90" },
      { name: "B", weight: "25", now: null, before: "80" },
      { name: "C", weight: "50", now: "70", before: null },
    ];
    expect(largestChanges(kras)).toEqual([{ name: "A", points: "5.0000" }]);
  });

  test("what would be shown as 0.0 is not named", () => {
    expect(largestChanges([{ name: "A", weight: "100", now: "90.04", before: "90" }])).toEqual([]);
    expect(largestChanges([])).toEqual([]);
  });

  test("there is no change without two scores", () => {
    expect(changeOf("96.4", "93.3")).toBe("3.1000");
    expect(changeOf(null, "93.3")).toBeNull();
    expect(changeOf("96.4", null)).toBeNull();
  });
});
