import fc from "fast-check";
import { expect, test } from "vitest";
import { csvLine, neutraliseFormula, writeCsv } from "@/lib/csv/write-csv";

test.each([
  ["=cmd|' /C calc'!A0", "'=cmd|' /C calc'!A0"],
  ["+1+1", "'+1+1"],
  ["-2+3", "'-2+3"],
  ["@SUM(A1)", "'@SUM(A1)"],
  ["\t=1", "'\t=1"],
  ["\r=1", "'\r=1"],
  ["＝1+1", "'＝1+1"],
  ["-12.50", "-12.50"],
  ["+49", "+49"],
  ["-1,234.5", "-1,234.5"],
  ["-", "'-"],
  ["plain", "plain"],
  ["a=b", "a=b"],
  ["", ""],
])("%j is written as %j", (cell, expected) => {
  expect(neutraliseFormula(cell)).toBe(expected);
});

test("no written cell begins a formula", () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom("=", "+", "-", "@", "\t", "\r", "1", ".", "a", '"') }),
      (cell) => {
        const safe = neutraliseFormula(cell);
        expect(/^[=+\-@\t\r]/.test(safe) && Number.isNaN(Number(safe))).toBe(false);
        expect(safe === cell || safe === `'${cell}`).toBe(true);
      },
    ),
  );
});

test("quotes what must be quoted", () => {
  expect(csvLine(["a,b", 'say "x"', "two\nlines", 5, null, true])).toBe(
    '"a,b","say ""x""","two\nlines",5,,true\r\n',
  );
  expect(csvLine(["a,b", "c;d"], { delimiter: ";" })).toBe('a,b;"c;d"\r\n');
  expect(csvLine([""])).toBe('""\r\n');
});

test("streams a file with a byte order mark", async () => {
  let text = "";
  for await (const piece of writeCsv([["line"], [2]], { bom: true })) text += piece;
  expect(text).toBe("\uFEFFline\r\n2\r\n");
});
