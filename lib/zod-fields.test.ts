import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { dayText, idNumber, parseInput } from "@/lib/zod-fields";

function refusedPaths(schema: z.ZodType, input: unknown): string[] {
  try {
    parseInput(schema, input);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.fields.map((field) => field.path);
  }
}

describe("input", () => {
  const schema = z.object({ name: z.string(), items: z.array(z.object({ label: z.string() })).default([]) });

  it.each(["a\0b", "\ud800", "\udc00x"])(
    "refuses a text PostgreSQL cannot hold, at its field: %j",
    (text) => {
      expect(refusedPaths(schema, { name: text })).toEqual(["name"]);
      expect(refusedPaths(schema, { name: "a", items: [{ label: "b" }, { label: text }] })).toEqual([
        "items.1.label",
      ]);
    },
  );

  it("takes every other text, emoji and control characters among them", () => {
    expect(refusedPaths(schema, { name: "Zoë 💩 \t\u0001 \uffff" })).toEqual([]);
  });

  it("knows no day before 1900, nor after the last year that makes sense", () => {
    const day = dayText("Write a day.", { lastYear: 2199 });
    expect(dayText("Write a day.").safeParse("9999-12-31").success).toBe(true);
    for (const text of ["1900-01-01", "2199-12-31"]) expect(day.safeParse(text).success).toBe(true);
    for (const text of ["0000-01-01", "0202-10-01", "2200-01-01", "9999-12-31", "2026-02-30"])
      expect(day.safeParse(text).success).toBe(false);
  });

  it("knows no id that an integer column cannot hold", () => {
    expect(idNumber.safeParse("2147483647").success).toBe(true);
    for (const id of ["2147483648", "99999999999", "0", "-1", "1.5"])
      expect(idNumber.safeParse(id).success).toBe(false);
  });
});
