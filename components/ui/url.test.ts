import { expect, test } from "vitest";
import { withParams } from "./url";

test("changed parameters replace, null removes, the rest stays", () => {
  expect(
    withParams("/team", { period: "2026-10", band: "near", page: "3" }, { band: "on", page: null }),
  ).toBe("/team?period=2026-10&band=on");
});

test("without parameters the address is the bare path", () => {
  expect(withParams("/team", { page: "2" }, { page: null })).toBe("/team");
});
