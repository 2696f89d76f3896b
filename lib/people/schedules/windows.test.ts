import { expect, test } from "vitest";
import { parseWindows, weekMinutes, windowsField } from "./windows";

test.each([
  ["09:00-17:30", [["09:00", "17:30"]]],
  [
    "9–12:30, 13 to 17",
    [
      ["09:00", "12:30"],
      ["13:00", "17:00"],
    ],
  ],
  ["", []],
  ["all day", null],
])("%j is read as %j", (text, windows) => expect(parseWindows(text)).toEqual(windows));

test.each([
  [[["17:00", "09:00"]]],
  [[["09:00", "09:00"]]],
  [
    [
      ["09:00", "13:00"],
      ["12:00", "17:00"],
    ],
  ],
  [[["25:00", "26:00"]]],
])("windows out of order are refused: %j", (mon) =>
  expect(windowsField.safeParse({ mon }).success).toBe(false),
);

test("a week's minutes add up", () =>
  expect(
    weekMinutes({
      mon: [
        ["09:00", "12:30"],
        ["13:00", "17:30"],
      ],
      sat: [["22:00", "24:00"]],
    }),
  ).toBe(600));
