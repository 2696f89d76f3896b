import { describe, expect, it } from "vitest";
import { z } from "zod";
import { AppError } from "@/lib/errors";
import { idNumber, parseInput } from "@/lib/zod-fields";

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

  it("knows no id that an integer column cannot hold", () => {
    expect(idNumber.safeParse("2147483647").success).toBe(true);
    for (const id of ["2147483648", "99999999999", "0", "-1", "1.5"])
      expect(idNumber.safeParse(id).success).toBe(false);
  });
});
