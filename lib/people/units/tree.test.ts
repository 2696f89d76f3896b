import { describe, expect, test } from "vitest";
import { flatten, moveLoop, settingsOf, type Unit, unitTree } from "./tree";

const unit = (id: number, name: string, parentId: number | null, more: Partial<Unit> = {}): Unit => ({
  id,
  code: name.toLowerCase(),
  name,
  kind: "team",
  parentId,
  timeZone: null,
  holidayCalendarId: null,
  workScheduleId: null,
  ...more,
});
const units = [
  unit(1, "Acme", null, { timeZone: "UTC", holidayCalendarId: 7 }),
  unit(2, "Support", 1, { holidayCalendarId: 8 }),
  unit(3, "North", 2, { workScheduleId: 5 }),
  unit(4, "Finance", 1),
];

test("the tree lists siblings by name, each with its path", () =>
  expect(flatten(unitTree(units)).map((node) => [node.depth, node.path.join(" / ")])).toEqual([
    [0, "Acme"],
    [1, "Acme / Finance"],
    [1, "Acme / Support"],
    [2, "Acme / Support / North"],
  ]));

describe("moving a unit", () => {
  test("below itself goes round, and the way is named", () => {
    expect(moveLoop(units, { unitId: 2, parentId: 3 })).toEqual(["Support", "North", "Support"]);
    expect(moveLoop(units, { unitId: 1, parentId: 3 })).toEqual(["Acme", "North", "Support", "Acme"]);
    expect(moveLoop(units, { unitId: 3, parentId: 3 })).toEqual(["North", "North"]);
  });
  test("elsewhere is fine", () => expect(moveLoop(units, { unitId: 3, parentId: 4 })).toBeNull());
});

test("a unit has its own settings and otherwise those of the nearest unit above", () => {
  expect(settingsOf(units, 3)).toEqual({ timeZone: "UTC", holidayCalendarId: 8, workScheduleId: 5 });
  expect(settingsOf(units, 4)).toEqual({ timeZone: "UTC", holidayCalendarId: 7, workScheduleId: null });
});
