import { describe, expect, it } from "vitest";
import { dueOn } from "./due";
import { readEntryValue } from "./entry-value";
import { readEntriesFile } from "./read-entries-file";

describe("a file of entries", () => {
  it("is read by its headings, in any order and with any delimiter", () => {
    expect(readEntriesFile("\uFEFFNote;Value;E-mail\r\nkind;4,5;amina@x.test\r\n;;bo@x.test\r\n")).toEqual({
      ok: true,
      entries: [{ line: 2, employee: "amina@x.test", value: "4,5", note: "kind" }],
    });
  });

  it.each([
    ["", "The file is empty"],
    ["name,points\nA,1\n", "The first row must name the columns employee and value"],
    ["employee,value\nA,1,2\n", "Line 2: the row has 3 values, expected 2"],
  ])("%j is refused: %s", (text, problem) => {
    expect(readEntriesFile(text)).toEqual({ ok: false, problems: [problem] });
  });
});

describe("a typed value", () => {
  const range = { min: "1", max: "5" };
  it.each([
    ["4.50", "4.5"],
    [" 4,5 ", "4.5"],
    ["1", "1"],
    ["5", "5"],
    ["", null],
    [null, null],
  ])("%j is %j", (typed, value) => expect(readEntryValue(typed, range)).toEqual({ ok: true, value }));

  it.each(["0.99", "5.000001", "six", "1e1", "NaN", "1.0000001", "--1"])("%j is refused", (typed) => {
    expect(readEntryValue(typed, range).ok).toBe(false);
  });
});

describe("a due day", () => {
  it.each([
    ["2026-11-01", 0, "2026-10-31"],
    ["2026-11-01", 5, "2026-11-05"],
    ["2027-01-01", 31, "2027-01-31"],
  ])("of a period up to %s, %i days after: %s", (periodEnd, days, day) => {
    expect(dueOn({ periodEnd }, days)).toBe(day);
  });
});
