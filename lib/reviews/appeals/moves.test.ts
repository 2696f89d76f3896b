import { describe, expect, test } from "vitest";
import { type AppealMove, outcomesFor, type Standing, stateAfterAnswer, whyNot } from "./moves";

describe("what may happen to an appeal", () => {
  test.each<[string, Standing, AppealMove[]]>([
    ["with the manager", { state: "with_manager", outcome: null }, ["answer", "withdraw"]],
    ["with human resources", { state: "with_hr", outcome: null }, ["answer", "withdraw"]],
    ["the manager said no", { state: "answered", outcome: "no" }, ["take_on"]],
    ["a correction is promised", { state: "answered", outcome: "correction" }, ["correct"]],
    ["an adjustment is promised", { state: "answered", outcome: "adjustment" }, ["correct"]],
    ["closed by an override", { state: "closed", outcome: "override" }, []],
    ["closed by a no", { state: "closed", outcome: "no" }, []],
    ["closed by a correction", { state: "closed", outcome: "correction" }, []],
    ["withdrawn", { state: "withdrawn", outcome: null }, []],
  ])("%s", (_, now, allowed) => {
    const moves: AppealMove[] = ["answer", "correct", "take_on", "withdraw"];
    expect(moves.filter((move) => whyNot(move, now) === null)).toEqual(allowed);
  });
});

test.each([
  ["no", "manager", "answered"],
  ["no", "hr", "closed"],
  ["override", "manager", "closed"],
  ["override", "hr", "closed"],
  ["correction", "manager", "answered"],
  ["correction", "hr", "answered"],
  ["adjustment", "manager", "answered"],
  ["adjustment", "hr", "answered"],
] as const)("%s by %s leads to %s", (outcome, by, state) => {
  expect(stateAfterAnswer(outcome, by)).toBe(state);
});

test.each([
  ["running", { isFinal: false, hasEnded: false }, ["correction", "no"]],
  ["ended", { isFinal: false, hasEnded: true }, ["correction", "override", "no"]],
  ["final", { isFinal: true, hasEnded: true }, ["adjustment", "no"]],
])("of a %s period", (_, period, outcomes) => {
  expect(outcomesFor(period)).toEqual(outcomes);
});
