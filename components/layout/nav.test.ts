import { expect, test } from "vitest";
import { activeHref } from "./nav";

const hrefs = ["/me", "/admin/kpis", "/admin", "/team"];

test.each([
  ["/me", "/me"],
  ["/me/kpis/frt", "/me"],
  ["/admin/kpis/7", "/admin/kpis"],
  ["/admin/people", "/admin"],
  ["/teams", undefined],
  ["/elsewhere", undefined],
])("%s lights up %s", (pathname, expected) => {
  expect(activeHref(pathname, hrefs)).toBe(expected);
});
