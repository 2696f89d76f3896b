import { beforeAll, describe, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { mintScope } from "@/lib/access/scope";
import { directoryFor } from "../directory";
import { changeManager } from "../reporting/mutations";
import { addPeople, ctxOf } from "../testing";
import { createUnit } from "../units/mutations";
import { listPeople, type PeopleFilter } from "./queries";

const at = testDatabase();
const onDay = "2026-11-20";
let ids = { Ada: 0, Ben: 0, Cleo: 0, Dan: 0, Eve: 0 };
const units = { root: 0, north: 0 };

beforeAll(async () => {
  const ctx = ctxOf(at.db);
  units.root = (await createUnit(ctx, { name: "Acme", kind: "company" })).unitId;
  units.north = (await createUnit(ctx, { name: "North", kind: "team", parent_id: units.root })).unitId;
  ids = await addPeople(at.db, {
    Ada: { org_unit_id: units.root, aliases: ["100%_sure"] },
    Ben: { manager: "Ada", org_unit_id: units.north, email: "ben@acme.test" },
    Cleo: { manager: "Ben", hired_on: "2024-01-01" },
    Dan: { left_on: "2026-11-19", org_unit_id: units.north },
    Eve: { hired_on: "2023-01-01" },
  });
});

const names = async (
  filter: PeopleFilter,
  {
    sort = "name",
    page = 1,
    pageSize = 50,
    day = onDay,
    directory = "everyone" as Parameters<typeof listPeople>[1],
  } = {},
) => {
  const { people, total } = await listPeople(at.db, directory, {
    filter,
    page: { page, pageSize, sort },
    onDay: day,
  });
  return [people.map(({ name }) => name).join(" "), total];
};

describe("the list of people", () => {
  test("finds by name, number, e-mail and alias, taking wild cards by the letter", async () => {
    expect(await names({ search: "  BEN" })).toEqual(["Ben", 1]);
    expect(await names({ search: "p-0003" })).toEqual(["Cleo", 1]);
    expect(await names({ search: "@acme" })).toEqual(["Ben", 1]);
    expect(await names({ search: "100%_s" })).toEqual(["Ada", 1]);
    expect(await names({ search: "1%e" })).toEqual(["", 0]);
  });
  test("filters by unit with all below, by manager and by state", async () => {
    expect(await names({ unitId: units.root })).toEqual(["Ada Ben", 2]);
    expect(await names({ unitId: units.north, status: "all" })).toEqual(["Ben Dan", 2]);
    expect(await names({ managerId: ids.Ada })).toEqual(["Ben", 1]);
    expect(await names({ status: "left" })).toEqual(["Dan", 1]);
    expect(await names({}, { day: "2026-11-19" })).toEqual(["Ada Ben Cleo Dan Eve", 5]);
  });
  test("is sorted and paged, what is blank last", async () => {
    expect(await names({}, { sort: "-name", page: 2, pageSize: 3 })).toEqual(["Ada", 4]);
    expect(await names({}, { sort: "hired_on" })).toEqual(["Eve Cleo Ada Ben", 4]);
    expect(await names({}, { sort: "-hired_on" })).toEqual(["Cleo Eve Ben Ada", 4]);
    expect(await names({}, { sort: "unit" })).toEqual(["Ada Ben Cleo Eve", 4]);
  });
  test("is everyone for HR and admins, themselves and their reports for managers", async () => {
    const directory = (role: Role, employeeId: number | null) => {
      const viewer = { accountId: 1, employeeId, name: "", email: "", roles: [role] };
      const ctx = ctxOf(at.db, role);
      return { directory: directoryFor(ctx.actor, mintScope(viewer, ctx.now)) };
    };
    expect(await names({}, directory("hr", null))).toEqual(["Ada Ben Cleo Eve", 4]);
    expect(await names({}, directory("admin", null))).toEqual(["Ada Ben Cleo Eve", 4]);
    expect(await names({}, directory("manager", ids.Ada))).toEqual(["Ada Ben Cleo", 3]);
    expect(await names({}, directory("manager", ids.Ben))).toEqual(["Ben Cleo", 2]);
    expect(await names({}, directory("exec", null))).toEqual(["", 0]);
    await changeManager(ctxOf(at.db), { employeeId: ids.Ben, managerId: null, from: onDay });
    expect(await names({}, directory("manager", ids.Ada))).toEqual(["Ada", 1]);
  });
});
