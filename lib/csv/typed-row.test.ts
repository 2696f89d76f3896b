import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { type ColumnPlan, compileRow } from "@/lib/csv/typed-row";

/** The typed value, or the reason it is refused. */
function typed(cell: string, plan: Partial<ColumnPlan>, timeZone = "UTC"): string | null {
  const row = compileRow([{ name: "value", index: 0, type: "text", ...plan }], { timeZone })([cell]);
  return row.ok ? (row.values[0] ?? null) : row.reason;
}

describe("text and null", () => {
  test.each([
    ["  kept  ", {}, "  kept  "],
    ["=cmd|' /C calc'!A0", {}, "=cmd|' /C calc'!A0"],
    ["", {}, null],
    ["  \t", {}, null],
    ["?", {}, "?"],
    ["?", { nullTokens: ["?"] }, null],
    [" NA ", { type: "integer", nullTokens: ["NA"] }, null],
    ["na", { type: "text", nullTokens: ["NA"] }, "na"],
    ["", { required: true }, "is blank (a value is required)"],
    ["?", { required: true, nullTokens: ["?"] }, 'is "?", which means no value (a value is required)'],
  ] as [string, Partial<ColumnPlan>, string | null][])("%j with %j", (cell, plan, expected) => {
    expect(typed(cell, plan)).toBe(expected);
  });
});

describe("numbers", () => {
  const german: Partial<ColumnPlan> = { type: "decimal", decimalMark: ",", groupMark: "." };
  const english: Partial<ColumnPlan> = { type: "decimal", groupMark: "," };
  test.each([
    ["12", { type: "integer" }, "12"],
    ["+007", { type: "integer" }, "7"],
    ["-0", { type: "integer" }, "0"],
    ["12.0", { type: "integer" }, "12"],
    ["1,234,567", { type: "integer", groupMark: "," }, "1234567"],
    ["9223372036854775807", { type: "integer" }, "9223372036854775807"],
    ["9223372036854775808", { type: "integer" }, '"9223372036854775808" is too large for a whole number'],
    ["12.5", { type: "integer" }, '"12.5" is not a whole number'],
    ["0012.500", { type: "decimal" }, "12.5"],
    [".5", { type: "decimal" }, "0.5"],
    ["-0.00", { type: "decimal" }, "0"],
    ["1.2e3", { type: "decimal" }, "1200"],
    ["-1.5E-3", { type: "decimal" }, "-0.0015"],
    ["1234.5", english, "1234.5"],
    ["1,234.5", english, "1234.5"],
    ["12,34,567.5", english, "1234567.5"],
    ["1,23.5", english, '"1,23.5" is not a number (expected 1,234.5)'],
    ["1.234.567,89", german, "1234567.89"],
    ["0,5", german, "0.5"],
    ["1.5", german, '"1.5" is not a number (expected 1.234,5)'],
    ["1 234,5", { ...german, groupMark: " " }, "1234.5"],
    ["1\u202F234,5", { ...german, groupMark: " " }, "1234.5"],
    ["1'234.5", { type: "decimal", groupMark: "'" }, "1234.5"],
    ["1,5", { type: "decimal" }, '"1,5" is not a number (expected 1234.5)'],
    ["$5", { type: "decimal" }, '"$5" has a currency sign (expected a plain number)'],
    ["5 €", { type: "integer" }, '"5 €" has a currency sign (expected a plain number)'],
    ["NaN", { type: "decimal" }, '"NaN" is not a number (expected 1234.5)'],
    ["1e999", { type: "decimal" }, '"1e999" has more than 100 digits'],
    ["-", { type: "decimal" }, '"-" is not a number (expected 1234.5)'],
  ] as [string, Partial<ColumnPlan>, string][])("%s with %j", (cell, plan, expected) => {
    expect(typed(cell, plan)).toBe(expected);
  });

  test("a decimal keeps its value to the last digit", () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n }),
        fc.integer({ min: 1, max: 29 }),
        (digits, scale) => {
          const sign = digits < 0n ? "-" : "";
          const text = String(digits < 0n ? -digits : digits).padStart(scale + 1, "0");
          const cell = `${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`;
          const value = typed(cell, { type: "decimal" }) ?? "";
          const [whole = "", fraction = ""] = value.replace("-", "").split(".");
          expect(BigInt(whole + fraction.padEnd(scale, "0")) * (value.startsWith("-") ? -1n : 1n)).toBe(
            digits,
          );
        },
      ),
    );
  });
});

describe("booleans", () => {
  test.each([
    ["TRUE", {}, "t"],
    ["n", {}, "f"],
    ["Yes", {}, "t"],
    ["1", {}, '"1" is not a yes/no value (expected true, false, yes or no)'],
    ["1", { numericBooleans: true }, "t"],
    ["0", { numericBooleans: true }, "f"],
  ] as [string, Partial<ColumnPlan>, string][])("%s with %j", (cell, plan, expected) => {
    expect(typed(cell, { type: "boolean", ...plan })).toBe(expected);
  });
});

describe("dates", () => {
  test.each([
    ["2026-02-03", "yyyy-MM-dd", "2026-02-03"],
    ["2026/2/3", "yyyy/M/d", "2026-02-03"],
    ["3/2/2026", "d/M/yyyy", "2026-02-03"],
    ["2/3/2026", "M/d/yyyy", "2026-02-03"],
    ["03.02.2026", "d.M.yyyy", "2026-02-03"],
    ["3-2-2026", "d-M-yyyy", "2026-02-03"],
    ["3-Feb-2026", "d-MMM-yyyy", "2026-02-03"],
    ["3 february 2026", "d MMM yyyy", "2026-02-03"],
    ["29/2/2024", "d/M/yyyy", "2024-02-29"],
    ["2026-02-03 00:00:00", "yyyy-MM-dd", "2026-02-03"],
    ["29/2/2026", "d/M/yyyy", '"29/2/2026" is not a date (expected d/M/yyyy)'],
    ["29/2/1900", "d/M/yyyy", '"29/2/1900" is not a date (expected d/M/yyyy)'],
    ["31/02/2026", "d/M/yyyy", '"31/02/2026" is not a date (expected d/M/yyyy)'],
    ["1/13/2026", "d/M/yyyy", '"1/13/2026" is not a date (expected d/M/yyyy)'],
    ["0000-01-01", "yyyy-MM-dd", '"0000-01-01" is not a date (expected yyyy-MM-dd)'],
    ["2026-2-3x", "yyyy-MM-dd", '"2026-2-3x" is not a date (expected yyyy-MM-dd)'],
    ["3/2/26", "d/M/yyyy", '"3/2/26" is not a date (expected d/M/yyyy)'],
    ["2026-02-03 10:00", "yyyy-MM-dd", '"2026-02-03 10:00" is not a date (expected yyyy-MM-dd)'],
  ] as const)("%s as %s", (cell, dateFormat, expected) => {
    expect(typed(cell, { type: "date", dateFormat })).toBe(expected);
  });
});

describe("timestamps", () => {
  test.each([
    ["29/2/2016 1:16", "d/M/yyyy", "2016-02-29T01:16:00Z"],
    ["2026-02-03T04:05:06.789Z", "yyyy-MM-dd", "2026-02-03T04:05:06.789Z"],
    ["2026-02-03T04:05:06.123456789Z", "yyyy-MM-dd", "2026-02-03T04:05:06.123456Z"],
    ["2026-02-03 04:05+02:00", "yyyy-MM-dd", "2026-02-03T02:05:00Z"],
    ["2026-01-01T00:30:00+0530", "yyyy-MM-dd", "2025-12-31T19:00:00Z"],
    ["2/3/2026 12:05 am", "M/d/yyyy", "2026-02-03T00:05:00Z"],
    ["2/3/2026 12:05:09 PM", "M/d/yyyy", "2026-02-03T12:05:09Z"],
    ["3-Feb-2026 9:05 p.m.", "d-MMM-yyyy", "2026-02-03T21:05:00Z"],
    ["03.02.2026, 17:00", "d.M.yyyy", "2026-02-03T17:00:00Z"],
    ["3/2/2026", "d/M/yyyy", "2026-02-03T00:00:00Z"],
    ["3/2/2026 24:00", "d/M/yyyy", '"3/2/2026 24:00" is not a date and time (expected d/M/yyyy H:mm)'],
    ["3/2/2026 10:60", "d/M/yyyy", '"3/2/2026 10:60" is not a date and time (expected d/M/yyyy H:mm)'],
    ["3/2/2026 13:00 pm", "d/M/yyyy", '"3/2/2026 13:00 pm" is not a date and time (expected d/M/yyyy H:mm)'],
    ["3/2/2026 0:30 am", "d/M/yyyy", '"3/2/2026 0:30 am" is not a date and time (expected d/M/yyyy H:mm)'],
    [
      "3/2/2026 10:00 CET",
      "d/M/yyyy",
      '"3/2/2026 10:00 CET" is not a date and time (expected d/M/yyyy H:mm)',
    ],
    [
      "9999-12-31T23:30-01:00",
      "yyyy-MM-dd",
      '"9999-12-31T23:30-01:00" is not a date and time (expected yyyy-MM-dd H:mm)',
    ],
  ] as const)("%s as %s", (cell, dateFormat, expected) => {
    expect(typed(cell, { type: "timestamp", dateFormat })).toBe(expected);
  });

  // Changes of 2026: Berlin 29 March 02:00→03:00 and 25 October 03:00→02:00, New York 8 March and 1 November.
  test.each([
    ["2026-03-29 01:59", "Europe/Berlin", "2026-03-29T00:59:00Z", 0],
    ["2026-03-29 02:00", "Europe/Berlin", null, 0],
    ["2026-03-29 02:59:59", "Europe/Berlin", null, 0],
    ["2026-03-29 03:00", "Europe/Berlin", "2026-03-29T01:00:00Z", 0],
    ["2026-10-25 01:59", "Europe/Berlin", "2026-10-24T23:59:00Z", 0],
    ["2026-10-25 02:00", "Europe/Berlin", "2026-10-25T00:00:00Z", 1],
    ["2026-10-25 02:59", "Europe/Berlin", "2026-10-25T00:59:00Z", 1],
    ["2026-10-25 03:00", "Europe/Berlin", "2026-10-25T02:00:00Z", 0],
    ["2026-10-25 02:30+01:00", "Europe/Berlin", "2026-10-25T01:30:00Z", 0],
    ["2026-03-08 02:30", "America/New_York", null, 0],
    ["2026-03-08 03:00", "America/New_York", "2026-03-08T07:00:00Z", 0],
    ["2026-11-01 01:30", "America/New_York", "2026-11-01T05:30:00Z", 1],
    ["2026-11-01 02:00", "America/New_York", "2026-11-01T07:00:00Z", 0],
    ["2011-12-30 12:00", "Pacific/Apia", null, 0],
    ["2011-12-31 00:00", "Pacific/Apia", "2011-12-30T10:00:00Z", 0],
  ] as const)("%s in %s", (cell, timeZone, expected, ambiguousTimes) => {
    const row = compileRow([{ name: "at", index: 0, type: "timestamp" }], { timeZone })([cell]);
    const reason = `"${cell}" does not exist in ${timeZone}: the clocks skipped this time`;
    expect(row).toEqual(
      expected === null
        ? { ok: false, column: "at", reason }
        : { ok: true, values: [expected], ambiguousTimes },
    );
  });

  test("agrees with Temporal at any local time of any zone", () => {
    const zones = [
      "Europe/Berlin",
      "America/New_York",
      "Asia/Kolkata",
      "Africa/Casablanca",
      "Australia/Lord_Howe",
      "Europe/Dublin",
    ];
    const at = fc.record({
      day: fc.integer({ min: 0, max: 366 * 30 }),
      minute: fc.integer({ min: 0, max: 1439 }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.array(at, { minLength: 1, maxLength: 20 }),
        (timeZone, times) => {
          const read = compileRow([{ name: "at", index: 0, type: "timestamp" }], { timeZone });
          for (const { day, minute } of times) {
            const local = Temporal.PlainDateTime.from("2000-01-01").add({ days: day, minutes: minute });
            const earlier = local.toZonedDateTime(timeZone, { disambiguation: "earlier" });
            const exists = earlier.toPlainDateTime().equals(local);
            const row = read([local.toString().replace("T", " ")]);
            expect(row.ok && row.values[0]).toBe(exists ? earlier.toInstant().toString() : false);
          }
        },
      ),
    );
  });

  test("an unknown time zone is refused when compiled", () => {
    expect(() =>
      compileRow([{ name: "at", index: 0, type: "timestamp" }], { timeZone: "Mars/Olympus" }),
    ).toThrow(RangeError);
  });
});

test("columns come in the order of the plan, whatever their place in the file", () => {
  const read = compileRow(
    [
      { name: "met", index: 2, type: "boolean" },
      { name: "key", index: 0, type: "text", required: true },
    ],
    { timeZone: "UTC" },
  );
  expect(read(["A1", "ignored", "no"])).toEqual({ ok: true, values: ["f", "A1"], ambiguousTimes: 0 });
  expect(read(["", "x", "no"])).toEqual({
    ok: false,
    column: "key",
    reason: "is blank (a value is required)",
  });
});
