import { expect, test } from "vitest";
import { ROLES } from "@/db/enums";
import { PAGES } from "@/lib/access/matrix";
import { navigationFor } from "@/lib/access/navigation";
import { activeHref } from "./nav";

const places = [
  { href: "/me" },
  { href: "/admin/kpis" },
  { href: "/admin" },
  { href: "/team", also: ["/people", "/admin/teams"] },
];

test.each([
  ["/me", "/me"],
  ["/me/kpis/frt", "/me"],
  ["/admin/kpis/7", "/admin/kpis"],
  ["/admin/people", "/admin"],
  ["/people/4", "/team"],
  ["/admin/teams", "/team"],
  ["/teams", undefined],
  ["/elsewhere", undefined],
])("%s lights up %s", (pathname, expected) => {
  expect(activeHref(pathname, places)).toBe(expected);
});

test("every page belongs to a place of the sidebar", () => {
  const all = navigationFor({ roles: ROLES, employeeId: 1 }).flatMap((group) => group.items);
  const outside = ["/", "/sign-in", "/sign-out"];
  const pages = Object.keys(PAGES).filter((page) => !outside.includes(page));
  expect(pages.filter((page) => !activeHref(page, all))).toEqual([]);
  expect(activeHref("/admin/sets/sales", all)).toBe("/admin/templates");
  expect(activeHref("/admin/runs/7", all)).toBe("/admin/periods");
});
