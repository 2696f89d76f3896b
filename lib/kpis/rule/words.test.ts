import { describe, expect, it } from "vitest";
import { targetInWords } from "./words";

describe("a target in words", () => {
  it.each<[Parameters<typeof targetInWords>, string]>([
    [[{ value: "46000" }, "higher_is_better", "€"], "at least €46,000"],
    [[{ value: "46000" }, "higher_is_better", "EUR"], "at least 46,000\u00a0EUR"],
    [[{ value: "1234567.25" }, "lower_is_better", "h"], "at most 1,234,567.25\u00a0h"],
    [[{ value: "0.0001" }, "lower_is_better", "%"], "at most 0.0001\u00a0%"],
    [[{ value: "-1500" }, "higher_is_better", "$"], "at least −$1,500"],
    [[{ value: "120" }, "higher_is_better", ""], "at least 120"],
    [[{ low: "3800", high: "4200", tolerance: "10" }, "target_band", "h"], "3,800 to 4,200\u00a0h"],
    [[{ low: "1000", high: "1000", tolerance: "10" }, "target_band", "km"], "1,000\u00a0km"],
    [[{ value: "" }, "higher_is_better", "h"], "at least \u00a0h"],
  ])("%j", (parts, words) => {
    expect(targetInWords(...parts)).toBe(words);
  });
});
