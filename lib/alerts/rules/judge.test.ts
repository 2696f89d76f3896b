import { describe, expect, test } from "vitest";
import { judge } from "./judge";
import { alertSettings, type FigureSettings } from "./settings";

const settings = (given: object) => alertSettings.parse(given) as FigureSettings;
const state = (given: object, values: (string | null)[]) => judge(settings(given), values).state;

describe("threshold: below 70, ends from 75", () => {
  const rule = { condition: "threshold", value: "70", margin: "5" };
  test.each([
    [["69.9999"], "met"],
    [["70"], "neither"],
    [["74.9999"], "neither"],
    [["75"], "ended"],
    [[null, "60"], "neither"],
    [[], "neither"],
  ])("%j is %s", (values, expected) => expect(state(rule, values)).toBe(expected));
});

describe("threshold: above 4, no margin", () => {
  const rule = { condition: "threshold", side: "above", figure: "actual", value: 4 };
  test.each([
    [["4.000001"], "met"],
    [["4"], "ended"],
    [["-1"], "ended"],
  ])("%j is %s", (values, expected) => expect(state(rule, values)).toBe(expected));
});

describe("three periods in a row below 85, ends from 88", () => {
  const rule = { condition: "misses", value: "85", periods: 3, margin: "3" };
  test.each([
    [["84", "80", "70", "99"], "met"],
    [["84", "80"], "neither"],
    [["84", "80", "85"], "neither"],
    // A gap is no miss.
    [["84", null, "80", "70"], "neither"],
    [["86", "70", "70", "70"], "neither"],
    [["88", "70", "70", "70"], "ended"],
  ])("%j is %s", (values, expected) => expect(state(rule, values)).toBe(expected));
});

describe("a drop by 10 against the mean of the 3 before, ends below 8", () => {
  const rule = { condition: "drop", points: "10", periods: 3, margin: "2" };
  test.each([
    // (90 + 84 + 96) / 3 = 90
    [["80", "90", "84", "96", "10"], "met"],
    [["80.0001", "90", "84", "96"], "neither"],
    [["82", "90", "84", "96"], "neither"],
    [["82.0001", "90", "84", "96"], "ended"],
    // Those that are known: (90 + 96) / 2 = 93
    [["83", "90", null, "96"], "met"],
    [["50"], "neither"],
    [["50", null, null, null], "neither"],
  ])("%j is %s", (values, expected) => expect(state(rule, values)).toBe(expected));

  test("says the figures it found", () => {
    expect(judge(settings(rule), ["78", "90", "84", "96"])).toEqual({
      state: "met",
      figures: { value: "78", mean: "90.0000", fell: "12.0000" },
    });
  });
});

describe("an anomaly by the modified z-score", () => {
  // Median 90; deviations 0 1 1 2 2 3 3, their median 2. 0.6745 × (x − 90) / 2 is beyond 3.5 from 10.3781 on.
  const history = ["90", "91", "89", "92", "88", "93", "87"];
  const rule = { condition: "anomaly" };
  test.each([
    [["79.6", ...history], "met"],
    [["79.7", ...history], "ended"],
    [["100.4", ...history], "met"],
    [["70", ...history.slice(0, 5)], "neither"],
    [["70", null, ...history.slice(0, 6)], "met"],
  ])("%j is %s", (values, expected) => expect(state(rule, values)).toBe(expected));

  test("only below, and with a margin of 0.5 before it ends", () => {
    const below = { ...rule, side: "below", margin: "0.5" };
    expect(state(below, ["110", ...history])).toBe("ended");
    // z = 0.6745 × −9.5 / 2 = −3.2039: not beyond 3.5, not yet within 3.
    expect(state(below, ["80.5", ...history])).toBe("neither");
    expect(state(below, ["81.2", ...history])).toBe("ended");
  });

  test("where more than half is one value, by the mean deviation", () => {
    // Median 100, MAD 0; deviations 0 0 0 0 0 6, their mean 1. z = (95 − 100) / 1.253314 = −3.9894.
    const steady = ["100", "100", "100", "100", "100", "94"];
    expect(judge(settings(rule), ["95", ...steady])).toMatchObject({
      state: "met",
      figures: { z: "-3.99", median: "100.0000" },
    });
    expect(state(rule, ["96", ...steady])).toBe("ended");
  });

  test("where all of it is one value, by a hundredth of that", () => {
    const constant = ["100", "100", "100", "100", "100", "100"];
    // z = (50 − 100) / 1.253314 = −39.8942, and −4.4 / 1.253314 = −3.5107, −4.3 / 1.253314 = −3.4309.
    expect(judge(settings(rule), ["50", ...constant])).toMatchObject({
      state: "met",
      figures: { z: "-39.89" },
    });
    expect(state(rule, ["95.6", ...constant])).toBe("met");
    expect(state(rule, ["95.7", ...constant])).toBe("ended");
    expect(state(rule, ["100", ...constant])).toBe("ended");
  });

  test("where there was never anything there is no measure, but nothing is as usual", () => {
    const nothing = ["0", "0", "0", "0", "0", "0"];
    expect(state(rule, ["5", ...nothing])).toBe("neither");
    expect(state(rule, ["0", ...nothing])).toBe("ended");
  });
});
