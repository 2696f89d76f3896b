import { expect, it } from "vitest";
import { pageOfAll } from "./page-of-all";

const all = [
  { name: "b", kind: "x" },
  { name: "a", kind: "y" },
  { name: "C", kind: "x" },
  { name: "item 10", kind: "x" },
  { name: "item 9", kind: "y" },
];
const by = { name: ({ name }: (typeof all)[number]) => name, kind: ({ kind }: (typeof all)[number]) => kind };

it.each<[string, number, number, string[]]>([
  ["name", 1, 3, ["a", "b", "C"]],
  ["name", 2, 3, ["item 9", "item 10"]],
  ["-name", 1, 2, ["item 10", "item 9"]],
  ["kind", 1, 5, ["b", "C", "item 10", "a", "item 9"]],
  ["name", 3, 3, []],
  ["position", 1, 2, ["b", "a"]],
  ["-position", 1, 2, ["item 9", "item 10"]],
])("by %s, page %d of %d each", (sort, page, page_size, names) => {
  const { items, total } = pageOfAll(all, { page, page_size, sort, by });
  expect(items.map(({ name }) => name)).toEqual(names);
  expect(total).toBe(5);
});
