import { expect, test } from "vitest";
import { versionMarks } from "./history-plot";

const point = (version: string, versionNote?: string) => ({
  short: "",
  long: "",
  score: 90,
  version,
  versionNote,
});

test("a version is marked where it begins, with what it changed", () => {
  expect(versionMarks([point("v5"), point("v5"), point("v6", "target 90 to 95 %"), point("v6")])).toEqual([
    { percent: 0, version: "v5" },
    { percent: 50, version: "v6", note: "target 90 to 95 %" },
  ]);
});

test("words that would run into the next mark are left to the table", () => {
  const marks = versionMarks([
    ...Array.from({ length: 10 }, () => point("v5")),
    point("v6", "new target"),
    point("v7"),
  ]);
  expect(marks.map((mark) => [mark.version, mark.note])).toEqual([
    ["v5", undefined],
    ["", undefined],
    ["v7", undefined],
  ]);
});
