import { expect, test } from "vitest";
import { asListText, listed } from "./condition-values";

test.each([
  ["", []],
  ["open", ["open"]],
  ["open, on hold", ["open", "on hold"]],
  [" open ,, closed , ", ["open", "closed"]],
  ['"lost, no budget", won', ["lost, no budget", "won"]],
  ['"5"" pipe", "say ""no"""', ['5" pipe', 'say "no"']],
  // While somebody is still typing the second quote.
  ['won, "lost', ["won", '"lost']],
  ["O’Neill, d'Arc", ["O’Neill", "d'Arc"]],
])("%j is the list %j", (text, values) => {
  expect(listed(text)).toEqual(values);
});

test.each([[["open", "on hold"]], [["lost, no budget", 'say "no"', " kept "]], [['"', ",", '",']]])(
  "%j is written so that it is read the same",
  (values) => {
    expect(listed(asListText(values))).toEqual(values);
  },
);
