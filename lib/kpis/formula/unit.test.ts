import { describe, expect, it } from "vitest";
import { parser } from "./formula-parser";
import { generateParser } from "./generate-parser";
import { parseUnit, unitFits, unitText } from "./unit";

describe("units", () => {
  it.each([
    ["", ""],
    [" h ", "h"],
    ["EUR/h", "EUR/h"],
    ["1/h", "1/h"],
    ["km^2", "km^2"],
    ["h·a", "a·h"],
    ["h/h", ""],
    ["calls per day", "calls per day"],
  ])("%j is written %j", (text, written) => {
    expect(unitText(parseUnit(text))).toBe(written);
  });

  it("takes a plain number for any unit, and else the same unit", () => {
    expect(unitFits("", "%")).toBe(true);
    expect(unitFits("h/tickets", "h/tickets")).toBe(true);
    expect(unitFits("h", "%")).toBe(false);
    expect(unitFits("h", "")).toBe(false);
  });
});

it("the parser is the one of the grammar", () => {
  const tables = (text: string) => /\bstates: ?\n? *"((?:[^"\\]|\\.)*)"/.exec(text)?.[1];
  const generated = tables(generateParser());
  expect(generated).toBeTruthy();
  expect(parser.nodeSet.types.map(({ name }) => name)).toContain("Comparison");
  return import("node:fs").then(({ readFileSync }) => {
    expect(tables(readFileSync(new URL("./formula-parser.ts", import.meta.url), "utf8"))).toBe(generated);
  });
});
