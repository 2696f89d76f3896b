import { expect, it } from "vitest";
import { bandOf, DEFAULT_BANDS } from "./band";

it.each([
  ["150.0000", "above"],
  ["105.0000", "above"],
  ["104.9999", "on"],
  ["85.0000", "on"],
  ["84.9999", "near"],
  ["70.0000", "near"],
  ["69.9999", "below"],
  ["0.0000", "below"],
  [null, "not_scored"],
])("a score of %s is in the band %s by default", (score, band) => {
  expect(bandOf(score, DEFAULT_BANDS)).toBe(band);
});

it("uses the template's own thresholds", () => {
  const strict = { above: "120", on: "100", near: "99.5" };
  expect(["120", "119", "99.5", "99.4999"].map((score) => bandOf(score, strict))).toEqual([
    "above",
    "on",
    "near",
    "below",
  ]);
});
