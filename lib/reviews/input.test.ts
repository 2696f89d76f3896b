import { expect, test } from "vitest";
import { finalizeInput, noteInput, overrideInput, overridePreviewInput } from "./input";

const override = (reason: string) =>
  overrideInput.safeParse({ level: "overall", new_score: "80", version: "1-0", reason }).success;
const WORDS = "Two tickets were merged.";

test.each([
  ["", false],
  ["Because.", false],
  [" ".repeat(40), false],
  ["\u00a0".repeat(40), false],
  // Nothing of this is seen: no width, a soft hyphen, an empty letter, a blank of Braille.
  ["\u200b".repeat(40), false],
  ["\u2060\u00ad".repeat(20), false],
  ["\u3164\u2800".repeat(20), false],
  [`ok${"\u200b".repeat(40)}`, false],
  [WORDS, true],
  // Joiners belong to many scripts.
  ["می\u200cخواهم دوباره بررسی شود", true],
  ["重複したチケットが二件あったため修正します。", true],
])("a reason that says something is one: %j", (reason, isOne) => {
  expect(override(reason)).toBe(isOne);
});

test("a period becomes final with a reason that says something, or with none", () => {
  const reason = (text: string) => finalizeInput.safeParse({ reason: text }).success;
  expect([reason(""), reason("  "), reason(WORDS)]).toEqual([true, true, true]);
  expect([reason("Short"), reason("\u200b".repeat(30))]).toEqual([false, false]);
});

test("a note may be short, but not empty", () => {
  const note = (text: string) => noteInput.safeParse({ note: text }).success;
  expect([note("Ok"), note(" "), note("\u200b")]).toEqual([true, false, false]);
});

test("a score is sent as text, so that no decimal is lost on the way", () => {
  const asked = overridePreviewInput.safeParse({ level: "overall", new_score: 80 });
  expect(asked.error?.issues[0]?.message).toBe('Send the score as text, like "82.5".');
});
