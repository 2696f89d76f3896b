import { expect, test } from "vitest";
import { groupByKind } from "./search-results";

const result = (kind: string, label: string) => ({ kind, label, href: `/${label}` });

test("results keep their order within a kind and are numbered as they stand on the screen", () => {
  const groups = groupByKind([result("KPIs", "a"), result("People", "b"), result("KPIs", "c")]);
  expect(groups.map((group) => [group.kind, group.items.map((item) => [item.at, item.label])])).toEqual([
    [
      "KPIs",
      [
        [0, "a"],
        [1, "c"],
      ],
    ],
    ["People", [[2, "b"]]],
  ]);
});
