import { describe, expect, test } from "vitest";
import { lookShared, matchContributors, readContributors } from "./contributors";

const sharesOf = (text: string) => {
  const read = readContributors(text);
  return read.ok ? read.named.map(({ name, millionths }) => [name, millionths]) : read.reason;
};

describe("who shares a record, by its cell", () => {
  test.each<[string, string, [string, number][]]>([
    [
      "shares",
      "E1:60; E2:40",
      [
        ["E1", 600_000],
        ["E2", 400_000],
      ],
    ],
    [
      "equal shares",
      "a@x.test; b@x.test",
      [
        ["a@x.test", 500_000],
        ["b@x.test", 500_000],
      ],
    ],
    ["one person has it whole", "E1", [["E1", 1_000_000]]],
    ["one person with any share has it whole", "E1:30", [["E1", 1_000_000]]],
    [
      "proportions, whatever they add to: 2 to 1",
      "E1:2; E2:1",
      [
        ["E1", 666_667],
        ["E2", 333_333],
      ],
    ],
    [
      "60 and 30 are 2 to 1 as well",
      "E1:60|E2:30",
      [
        ["E1", 666_667],
        ["E2", 333_333],
      ],
    ],
    [
      "three equal parts add to one: the first has the odd millionth",
      "a;b;c",
      [
        ["a", 333_334],
        ["b", 333_333],
        ["c", 333_333],
      ],
    ],
    [
      "percent",
      "E1:62.5 %; E2:37,5%",
      [
        ["E1", 625_000],
        ["E2", 375_000],
      ],
    ],
    [
      "percents that were rounded",
      "a:33.3%; b:33.3%; c:33.3%",
      [
        ["a", 333_334],
        ["b", 333_333],
        ["c", 333_333],
      ],
    ],
    [
      "spaces and empty places",
      " E1 : 1 ;; E2:1 ; ",
      [
        ["E1", 500_000],
        ["E2", 500_000],
      ],
    ],
    [
      "the last colon counts",
      "chat:anna:3; bo:1",
      [
        ["chat:anna", 750_000],
        ["bo", 250_000],
      ],
    ],
  ])("%s", (_, text, named) => {
    expect(sharesOf(text)).toEqual(named);
    expect(named.reduce((sum, [, share]) => sum + share, 0)).toBe(1_000_000);
  });

  test.each([
    ["nobody", " ; ", '" ; " names nobody'],
    ["a share for some", "E1:60; E2", '"E1:60; E2" gives a share to some people and not to others'],
    ["percent for some", "E1:60%; E2:40", '"E1:60%; E2:40" has some shares in percent and some not'],
    ["percents that are no whole", "E1:60%; E2:30%", '"E1:60%; E2:30%" adds to 90 %, not to 100 %'],
    ["percents of more than a whole", "E1:60%; E2:60%", '"E1:60%; E2:60%" adds to 120 %, not to 100 %'],
    ["a share of nothing", "E1:0; E2:40", "gives E1 a share of 0"],
    ["less than nothing", "E1:-5; E2:40", '"-5" is no share of E1'],
    ["words", "E1:half; E2:half", '"half" is no share of E1'],
    ["a figure in another notation", "E1:1e9; E2:1", '"1e9" is no share of E1'],
    ["a share of nobody", ":60; E2:40", '":60; E2:40" has a share without a person'],
    ["a grain", "E1:0.000001; E2:100", "gives E1 less than a millionth"],
    ["a crowd", Array.from({ length: 51 }, (_, n) => `E${n}`).join(";"), "names more than 50 people"],
  ])("refuses %s", (_, text, reason) => {
    expect(sharesOf(text)).toBe(reason);
  });
});

describe("who is meant", () => {
  const ids: Record<string, number> = { E1: 1, "ada@x.test": 1, E2: 2 };
  const matched = (text: string) => {
    const read = readContributors(text);
    return read.ok ? matchContributors(read.named, (name) => ids[name] ?? null) : null;
  };

  test("someone named twice, by two names, has both shares", () => {
    expect(matched("E1:50; E2:30; ada@x.test:20")).toEqual({
      employeeIds: [1, 2],
      shares: ["0.700000", "0.300000"],
      unknown: [],
    });
  });

  test("the share of an unknown person is nobody's; the others keep theirs", () => {
    expect(matched("E1:50; Zoe:50")).toEqual({ employeeIds: [1], shares: ["0.500000"], unknown: ["Zoe"] });
    expect(matched("Zoe")).toEqual({ employeeIds: [], shares: [], unknown: ["Zoe"] });
  });
});

test("a column of shares is told from a column of tags", () => {
  expect(lookShared(["E1:60; E2:40", "E1:100", ""])).toBe(true);
  expect(lookShared(["E1:60; E2:40", "E1:60%; E2:30%"])).toBe(true);
  expect(lookShared(["red; blue", "green"])).toBe(false);
  expect(lookShared(["10:30; 11:45", "red; blue"])).toBe(false);
  expect(lookShared(["E1:60", "E2:40"])).toBe(false);
});
