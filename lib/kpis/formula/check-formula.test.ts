import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { checkFormula } from "./check-formula";
import { formulaInputs as inputs } from "./testing/inputs";

const problemsOf = (text: string) => {
  const check = checkFormula(text, inputs);
  return check.ok ? [] : check.problems.map(({ message, position, length }) => [position, length, message]);
};

describe("units of results", () => {
  it.each([
    ["12", ""],
    ["hours", "h"],
    ["-hours", "h"],
    ["hours + overtime", "h"],
    ["hours + 1", "h"],
    ["100 - reopened", "%"],
    ["hours * 2", "h"],
    ["2 / hours", "1/h"],
    ["hours / overtime", ""],
    ["resolved / all_tickets * 100", ""],
    ["resolved / hours", "tickets/h"],
    ["resolved / hours * overtime", "tickets"],
    ["pace * hours", "tickets"],
    ["hours * reopened / 100", "h"],
    ["reopened / reopened", ""],
    ["reopened * 2", "%"],
    ["hours ^ 2", "h^2"],
    ["hours ^ 2 / overtime", "h"],
    ["hours ^ 0", ""],
    ["factor ^ 0.5", ""],
    ["abs(hours - overtime)", "h"],
    ["round(hours, 2)", "h"],
    ["min(hours, overtime, 8)", "h"],
    ["coalesce(hours, 0)", "h"],
    ["if(resolved > 0, hours / resolved, 0)", "h/tickets"],
    ["IF(resolved >= 1 AND NOT hours = 0, 1, 0)", ""],
  ])("%s: %s", (text, unit) => {
    expect(checkFormula(text, inputs)).toMatchObject({ ok: true, unit });
  });
});

it("tells which inputs a formula uses", () => {
  expect(checkFormula("hours + hours / factor", inputs)).toMatchObject({ uses: ["hours", "factor"] });
});

describe("refused, at the character", () => {
  it.each<[string, number, number, string]>([
    ["", 0, 0, "Write a formula"],
    ["hours +", 7, 0, "The formula ends too early"],
    ["(hours", 6, 0, "The formula ends too early"],
    ["hours ) 2", 6, 1, "“)” is not expected here"],
    ["2hours", 1, 5, "“hours” is not expected here"],
    ["hours; 2", 5, 1, "“;” is not expected here"],
    ["hours.constructor", 5, 1, "“.” is not expected here"],
    ["factor['x']", 6, 2, "“['” is not expected here"],
    ["`x`", 0, 1, "“`” is not expected here"],
    ["1 + 1234567890123456", 4, 16, "Use at most 15 digits and 10 decimals"],
    ["hours + speed", 8, 5, "There is no input “speed”"],
    ["constructor", 0, 11, "There is no input “constructor”"],
    ["1 + eval(1)", 4, 4, "There is no function “eval”"],
    ["__proto__(1)", 0, 9, "There is no function “__proto__”"],
    ["max(hours)", 0, 3, "max takes 2 to 20 values, not 1"],
    ["abs()", 0, 3, "abs takes 1 value, not 0"],
    ["if(hours > 1, 1)", 0, 2, "if takes 3 values, not 2"],
    ["hours + resolved", 8, 8, "h and tickets cannot be added"],
    ["hours - reopened", 8, 8, "% cannot be taken from h"],
    ["reopened + factor", 11, 6, "% and a plain number cannot be added"],
    ["max(1, hours, resolved)", 14, 8, "h and tickets cannot be compared"],
    ["if(hours > resolved, 1, 0)", 11, 8, "h and tickets cannot be compared"],
    ["if(hours > 0, hours, resolved)", 21, 8, "One is in h and this in tickets"],
    ["coalesce(hours, resolved)", 16, 8, "One is in h and this in tickets"],
    ["if(hours, 1, 0)", 3, 5, "This is a number, and yes or no is needed here"],
    ["not hours", 4, 5, "This is a number, and yes or no is needed here"],
    ["1 + (hours > 1)", 5, 9, "This is yes or no, and a number is needed here"],
    ["hours > 1", 0, 9, "The result must be a number, not yes or no"],
    ["1 < factor < 3", 0, 10, "This is yes or no, and a number is needed here"],
    ["2 ^ hours", 4, 5, "An exponent has no unit"],
    ["hours ^ 0.5", 8, 3, "Something in h can only be raised to a number from 0 to 9"],
    ["round(hours, 7)", 13, 1, "Write the number of decimals, from 0 to 6"],
    ["round(hours, factor)", 13, 6, "Write the number of decimals, from 0 to 6"],
  ])("%s", (text, position, length, message) => {
    expect(problemsOf(text)[0]).toEqual([position, length, expect.stringContaining(message)]);
  });

  it("takes few powers that are slow to work out, and any number of whole ones", () => {
    const text = "factor ^ 0.5 + factor ^ (1 / 3) + factor ^ -0.5 + factor ^ factor";
    expect(problemsOf(text)).toEqual([
      [text.lastIndexOf("factor"), 6, "Use at most 3 powers whose exponent is not a whole number"],
    ]);
    expect(problemsOf(`factor ^ 0.5 + ${Array(99).fill("factor ^ -2").join(" + ")}`)).toEqual([]);
  });

  it("names every problem, in the order of the text", () => {
    expect(problemsOf("speed + hours * rank").map(([position]) => position)).toEqual([0, 16]);
  });

  it("does not go deeper than it can come back from", () => {
    expect(problemsOf(`${"(".repeat(900)}1${")".repeat(900)}`)[0]?.[2]).toBe("This is nested too deeply");
    expect(problemsOf("1+".repeat(999))[0]?.[2]).toMatch(/too early|too deeply/);
    expect(problemsOf("1".repeat(5000))[0]?.[2]).toBe("Keep it to 2000 characters");
  });
});

it("never throws, and points into the text", () => {
  const pieces = [
    "hours",
    "factor",
    "resolved",
    "1",
    ".5",
    "(",
    ")",
    "+",
    "-",
    "*",
    "/",
    "^",
    "<",
    "=",
    "and",
    "not",
    ",",
    "if",
    "round",
    "max",
    " ",
    "é",
    "'",
    "\0",
  ];
  const texts = fc.oneof(
    fc.string(),
    fc.array(fc.constantFrom(...pieces), { maxLength: 25 }).map((some) => some.join(" ")),
  );
  fc.assert(
    fc.property(texts, (text) => {
      const check = checkFormula(text, inputs);
      if (check.ok) return;
      expect(check.problems.length).toBeGreaterThan(0);
      for (const { position, length } of check.problems) {
        expect(position).toBeGreaterThanOrEqual(0);
        expect(position + length).toBeLessThanOrEqual(text.length);
      }
    }),
    { numRuns: 2_000 },
  );
});
