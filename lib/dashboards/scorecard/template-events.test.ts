import { expect, test } from "vitest";
import { templateEvents, weightChanges } from "./template-events";

const versions = [
  { id: 11, version: 1, effectiveFrom: null },
  { id: 12, version: 2, effectiveFrom: "2026-05-01" },
  { id: 13, version: 3, effectiveFrom: "2026-12-01" },
];

test("versions that took effect during the trend, and those to come", () => {
  const window = { from: "2026-05-01", to: "2026-11-01", today: "2026-11-20" };
  expect(templateEvents(versions, window)).toEqual({
    changed: [{ versionId: 12, version: 2, day: "2026-05-01", previousId: 11 }],
    coming: [{ versionId: 13, version: 3, day: "2026-12-01", previousId: 12 }],
  });
  expect(templateEvents(versions, { ...window, from: "2026-06-01" }).changed).toEqual([]);
});

test("only what weighs otherwise is said, at most three of it", () => {
  const weigh = (name: string, kpiId: number, weight: string) => ({ versionId: 1, kpiId, name, weight });
  const plain = (texts: string[]) => texts.map((text) => text.replaceAll("\u00a0", " "));
  const before = [weigh("A", 1, "35"), weigh("B", 2, "50"), weigh("C", 3, "15")];
  expect(weightChanges(before, before)).toEqual([]);
  expect(
    plain(weightChanges(before, [weigh("A", 1, "40"), weigh("B", 2, "50.0000"), weigh("D", 4, "10")])),
  ).toEqual(["A weighs 40 %, before 35 %", "D is new, 10 %", "C is no longer part"]);
  const all = [weigh("A", 1, "1"), weigh("B", 2, "2"), weigh("D", 4, "3"), weigh("E", 5, "4")];
  expect(weightChanges(before, all).at(-1)).toBe("and 2 more");
});
