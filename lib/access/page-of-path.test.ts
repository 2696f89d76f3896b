import { describe, expect, it } from "vitest";
import { pageOfPath } from "./page-of-path";

describe("pageOfPath", () => {
  it.each([
    ["/", "/", {}],
    ["/me", "/me", {}],
    ["/team/12", "/team/[employeeId]", { employeeId: "12" }],
    ["/team/12/kpis/3", "/team/[employeeId]/kpis/[kpiId]", { employeeId: "12", kpiId: "3" }],
    ["/admin/kpis/new", "/admin/kpis/new", {}],
    ["/admin/kpis/7", "/admin/kpis/[kpiId]", { kpiId: "7" }],
  ])("%s opens %s", (path, page, params) => {
    expect(pageOfPath(path)).toEqual({ page, params });
  });

  it("knows no page outside the matrix", () => {
    expect(pageOfPath("/nowhere")).toBeNull();
    expect(pageOfPath("/me/else")).toBeNull();
  });
});
