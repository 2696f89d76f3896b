import { sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { createHolidayCalendar, deleteHolidayCalendar } from "../calendars/mutations";
import { createJobRole, deleteJobRole, renameJobRole } from "../job-roles/mutations";
import { updateOrganisation } from "../organisation/mutations";
import { getOrganisation } from "../organisation/queries";
import { addPeople, ctxOf, emptyPeople } from "../testing";
import { createUnit, deleteUnit, updateUnit } from "./mutations";
import { listUnitsWithHeadCounts } from "./queries";

const at = testDatabase();
const ctx = () => ctxOf(at.db);
const audited = async (action: string) =>
  Number((await at.db.execute(sql`SELECT count(*) AS n FROM audit_entries WHERE action = ${action}`))[0]?.n);

async function acme() {
  const root = (await createUnit(ctx(), { name: "Acme", kind: "company" })).unitId;
  const support = (await createUnit(ctx(), { name: "Support", kind: "division", parent_id: root })).unitId;
  const north = (await createUnit(ctx(), { name: "North", kind: "team", parent_id: support })).unitId;
  return { root, support, north };
}

beforeEach(() => emptyPeople(at.db));

describe("units", () => {
  test("form one tree with head counts of their own and of all below", async () => {
    const { root, north, support } = await acme();
    await addPeople(at.db, {
      Ada: { org_unit_id: root },
      Ben: { org_unit_id: north },
      Cleo: { org_unit_id: north, left_on: "2026-01-01" },
      Dan: { org_unit_id: support },
    });
    const nodes = await listUnitsWithHeadCounts(at.db, "2026-11-20");
    expect(nodes.map(({ path, unit }) => [path.join(" / "), unit.headCount, unit.totalHeadCount])).toEqual([
      ["Acme", 1, 3],
      ["Acme / Support", 1, 2],
      ["Acme / Support / North", 1, 1],
    ]);
    await expect(createUnit(ctx(), { name: "Second", kind: "company" })).rejects.toMatchObject({
      fields: [{ path: "parent_id" }],
    });
    await expect(createUnit(ctx(), { name: "support", kind: "team", parent_id: root })).rejects.toMatchObject(
      { fields: [{ path: "name" }] },
    );
    await expect(
      createUnit(ctx(), { name: "South", code: "north", kind: "team", parent_id: root }),
    ).rejects.toMatchObject({ fields: [{ path: "code", message: "North has the code north." }] });
  });
  test("move and are renamed; below themselves they do not go, and the way round is named", async () => {
    const { root, support, north } = await acme();
    await updateUnit(ctx(), { unitId: north, change: { name: "North West", parent_id: root } });
    await updateUnit(ctx(), { unitId: north, change: { parent_id: support } });
    const before = await audited("org_unit.moved");
    await updateUnit(ctx(), { unitId: north, change: { parent_id: support } });
    await expect(updateUnit(ctx(), { unitId: support, change: { parent_id: north } })).rejects.toMatchObject({
      fields: [
        { path: "parent_id", message: "Moving it there would close a loop: Support → North West → Support." },
      ],
    });
    expect(await audited("org_unit.moved")).toBe(before);
  });
  test("cannot be moved into each other at the same time", async () => {
    const { root } = await acme();
    const a = (await createUnit(ctx(), { name: "A", kind: "team", parent_id: root })).unitId;
    const b = (await createUnit(ctx(), { name: "B", kind: "team", parent_id: root })).unitId;
    const results = await Promise.allSettled([
      updateUnit(ctx(), { unitId: a, change: { parent_id: b } }),
      updateUnit(ctx(), { unitId: b, change: { parent_id: a } }),
    ]);
    expect(results.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
  test("are deleted only when empty", async () => {
    const { support, north } = await acme();
    await addPeople(at.db, { Ben: { org_unit_id: north } });
    await expect(deleteUnit(ctx(), support)).rejects.toMatchObject({ code: "conflict" });
    await expect(deleteUnit(ctx(), north)).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("1 person stands in North"),
    });
    await at.db.execute(sql`DELETE FROM positions`);
    await deleteUnit(ctx(), north);
    await expect(deleteUnit(ctx(), north)).rejects.toMatchObject({ code: "not_found" });
  });
  test("are kept by HR and admins alone", async () => {
    for (const role of ["employee", "manager", "exec", "trainer"] as const)
      await expect(createUnit(ctxOf(at.db, role), { name: "X", kind: "company" })).rejects.toMatchObject({
        code: "forbidden",
      });
  });
});

test("job roles are unique by name whatever capitals, and stay while someone has them", async () => {
  const { jobRoleId } = await createJobRole(ctx(), { name: "Agent" });
  await expect(createJobRole(ctx(), { name: "AGENT" })).rejects.toMatchObject({ fields: [{ path: "name" }] });
  await renameJobRole(ctx(), { jobRoleId, name: "Support agent" });
  await addPeople(at.db, { Ada: { job_role_id: jobRoleId } });
  await expect(deleteJobRole(ctx(), jobRoleId)).rejects.toMatchObject({ code: "conflict" });
});

test("a calendar that a unit has stays", async () => {
  const { calendarId } = await createHolidayCalendar(ctx(), {
    name: "Germany",
    holidays: [{ date: "2026-12-25", name: "Christmas Day" }],
  });
  const { unitId } = await createUnit(ctx(), {
    name: "Acme",
    kind: "company",
    holiday_calendar_id: calendarId,
  });
  await expect(deleteHolidayCalendar(ctx(), calendarId)).rejects.toMatchObject({ code: "conflict" });
  await updateUnit(ctx(), { unitId, change: { holiday_calendar_id: null } });
  await deleteHolidayCalendar(ctx(), calendarId);
});

test("name and time zone of the organisation are the admin's to change", async () => {
  await at.sql`INSERT INTO accounts (id, email, name) OVERRIDING SYSTEM VALUE VALUES (1, 'a@x.test', 'A')`;
  await updateOrganisation(ctxOf(at.db, "admin"), { name: "Acme", time_zone: "Europe/Berlin" });
  expect(await getOrganisation(at.db)).toEqual({ name: "Acme", timeZone: "Europe/Berlin" });
  const asked = () => at.sql`SELECT job FROM job_runs`;
  expect(await asked()).toEqual([{ job: "compute-open-periods" }]);
  await updateOrganisation(ctxOf(at.db, "admin"), { name: "Acme Ltd", time_zone: "Europe/Berlin" });
  expect(await asked(), "another name moves no day").toHaveLength(1);
  await expect(updateOrganisation(ctxOf(at.db, "hr"), { name: "Other" })).rejects.toMatchObject({
    code: "forbidden",
  });
});
