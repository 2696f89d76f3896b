import { expect, test } from "vitest";
import {
  domainAround,
  labelledThresholds,
  linePath,
  markAlign,
  oneDecimal,
  percentOf,
  place,
  runsOf,
  scalePercent,
  ticksIn,
} from "./geometry";

test.each([
  [94.85, "94.9"],
  [90.05, "90.1"],
  [100, "100.0"],
  [-3.14, "−3.1"],
  [-0.04, "0.0"],
])("%d reads %s", (score, text) => {
  expect(oneDecimal(score)).toBe(text);
});

test("the target stands at two thirds of the scale, and nothing leaves the scale", () => {
  expect([0, 100, 150, 180, -5].map(scalePercent)).toEqual([0, 66.67, 100, 100, 0]);
});

test("the words of a mark near an edge run inwards", () => {
  expect([2, 50, 97].map(markAlign)).toEqual(["start", "middle", "end"]);
});

test("thresholds are labelled unless the word would touch another", () => {
  expect(labelledThresholds([70, 85, 105])).toEqual([70, 85]);
  expect(labelledThresholds([80, 85, 120])).toEqual([80, 120]);
  expect(labelledThresholds([4, 95])).toEqual([]);
});

test("no line is drawn through a period that was not scored", () => {
  expect(runsOf([95, 97, null, 98]).map((run) => run.map((point) => point.x))).toEqual([[0, 1], [3]]);
});

test("the line breaks where the rule changed", () => {
  expect(runsOf([95, 97, 98], (index) => index === 2).map((run) => run.length)).toEqual([2, 1]);
});

test("one point alone is still seen", () => {
  expect(linePath([{ x: 3, y: 4 }])).toBe("M3 4h0");
  expect(
    linePath([
      { x: 0, y: 1 },
      { x: 2, y: 3 },
    ]),
  ).toBe("M0 1L2 3");
  expect(linePath([])).toBe("");
});

test("a plot's places grow to the right and shrink upwards", () => {
  expect(place({ x: 0.948, y: 94.8 }, { low: 0.5, high: 1.5 }, { low: 50, high: 150 })).toEqual({
    x: 44.8,
    y: 55.2,
  });
});

test("a domain without width puts its value in the middle", () => {
  expect(percentOf(3, { low: 3, high: 3 })).toBe(50);
});

test("a domain holds all values and the target between round ends", () => {
  expect(domainAround([88.2, 102.8], 10, 30)).toEqual({ low: 80, high: 110 });
  expect(domainAround([], 10, 30)).toEqual({ low: 90, high: 120 });
  expect(domainAround([62, 64], 10, 30)).toEqual({ low: 60, high: 100 });
});

test("ticks are round numbers inside the domain", () => {
  expect(ticksIn({ low: 50, high: 150 }, 4)).toEqual([50, 75, 100, 125, 150]);
  expect(ticksIn({ low: 0.5, high: 1.5 }, 4)).toEqual([0.5, 0.75, 1, 1.25, 1.5]);
  expect(ticksIn({ low: 80, high: 110 }, 4)).toEqual([80, 90, 100, 110]);
});
