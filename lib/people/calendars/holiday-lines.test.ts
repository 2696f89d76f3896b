import { expect, test } from "vitest";
import { formatHolidays, parseHolidays } from "./holiday-lines";

test("holidays are read one a line, and written the same way", () => {
  const read = parseHolidays("2026-12-25 Christmas Day\n\n 2027-01-01, New Year\r\n");
  expect(read).toEqual({
    ok: true,
    holidays: [
      { date: "2026-12-25", name: "Christmas Day" },
      { date: "2027-01-01", name: "New Year" },
    ],
  });
  expect(read.ok && formatHolidays(read.holidays)).toBe("2026-12-25 Christmas Day\n2027-01-01 New Year");
});

test.each(["25.12.2026 Christmas", "2026-02-30 No such day", "2026-12-25"])("%j is refused", (line) =>
  expect(parseHolidays(line)).toEqual({ ok: false, line }),
);
