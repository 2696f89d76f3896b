import { describe, expect, it } from "vitest";
import { holidaysOf } from "./holidays";

const dates = (country: "nl" | "ie", year: number) => holidaysOf(country, year).map(({ date }) => date);

describe("public holidays", () => {
  it("of the Netherlands follow Easter (5 April 2026)", () => {
    expect(dates("nl", 2026)).toEqual([
      "2026-01-01",
      "2026-04-06",
      "2026-04-27",
      "2026-05-14",
      "2026-05-25",
      "2026-12-25",
      "2026-12-26",
    ]);
  });

  it("of the Netherlands move King's Day off a Sunday (2025)", () => {
    expect(dates("nl", 2025)).toContain("2025-04-26");
    expect(dates("nl", 2025)).not.toContain("2025-04-27");
  });

  it("of Ireland fall on Mondays, with Saint Brigid's on a Friday the 1st (2030)", () => {
    expect(dates("ie", 2026)).toEqual([
      "2026-01-01",
      "2026-02-02",
      "2026-03-17",
      "2026-04-06",
      "2026-05-04",
      "2026-06-01",
      "2026-08-03",
      "2026-10-26",
      "2026-12-25",
      "2026-12-26",
    ]);
    expect(dates("ie", 2030)).toContain("2030-02-01");
  });
});
