import { describe, expect, it } from "vitest";
import { ROLES } from "@/db/enums";
import { allows, PAGES } from "./matrix";
import { dockFor, navigationFor, startPage } from "./navigation";

const hrefs = (viewer: Parameters<typeof navigationFor>[0]) =>
  navigationFor(viewer).flatMap((group) => group.items.map((item) => item.href));

describe("navigation", () => {
  it.each(ROLES)("shows %s nothing that the matrix refuses", (role) => {
    const viewer = { roles: [role], employeeId: 1 };
    for (const href of [...hrefs(viewer), ...dockFor(viewer).map((item) => item.href), startPage(viewer)]) {
      expect(allows(PAGES[href], [role]), href).toBe(true);
    }
  });

  it("gives each role its own groups", () => {
    expect(hrefs({ roles: ["employee"], employeeId: 1 })).not.toContain("/team");
    const manager = hrefs({ roles: ["employee", "manager"], employeeId: 1 });
    expect(manager).toEqual(expect.arrayContaining(["/me", "/team", "/reviews", "/entries", "/account"]));
    expect(manager).not.toContain("/org");
    const exec = hrefs({ roles: ["exec"], employeeId: null });
    expect(exec).toEqual(expect.arrayContaining(["/org", "/reviews/final", "/account"]));
    expect(exec).not.toContain("/reviews");
    expect(hrefs({ roles: ["admin"], employeeId: null })).toContain("/admin/jobs");
    expect(hrefs({ roles: ["hr"], employeeId: null })).not.toContain("/admin/jobs");
  });

  it.each([
    [{ roles: ["employee"] as const, employeeId: 4 }, "/me"],
    [{ roles: ["admin"] as const, employeeId: null }, "/admin/periods"],
    [{ roles: ["exec"] as const, employeeId: null }, "/org"],
    [{ roles: ["exec"] as const, employeeId: 1 }, "/org"],
    [{ roles: ["hr", "admin"] as const, employeeId: null }, "/org"],
    [{ roles: ["admin", "employee"] as const, employeeId: 9 }, "/me"],
    [{ roles: ["trainer"] as const, employeeId: null }, "/account"],
  ])("%o starts at %s", (viewer, page) => {
    expect(startPage(viewer)).toBe(page);
  });
});
