import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { installSet } from "@/lib/kpis/sets/mutations";
import { activateVersion } from "@/lib/kpis/templates/activate";
import { updateOrganisation } from "@/lib/people/organisation/mutations";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { ensureBuiltinSources } from "@/lib/sources/ensure-builtin";
import { getFirstSteps } from "./first-steps";

/** An installation from its first minute to its first scorecards: each step is open until it is done. */
const at = testDatabase();
const as = (role: Role): WorkCtx => ({
  db: at.db,
  database: at.all,
  actor: { kind: "account", accountId: 1, employeeId: null, roles: [role], label: role },
  now: new Date("2026-11-20T09:00:00Z"),
});

beforeAll(async () => {
  await at.db.execute(
    sql`INSERT INTO accounts (id, email, name) OVERRIDING SYSTEM VALUE VALUES (1, 'a@x.test', 'A')`,
  );
  await ensureBuiltinSources(as("admin"));
});

const open = async (role: Role = "admin") =>
  ((await getFirstSteps(at.db, as(role).actor)) ?? []).filter(({ done }) => !done);
const openKeys = async () => (await open()).map(({ key }) => key);

test("a new installation has six open steps; roles that do not configure see none", async () => {
  expect(await openKeys()).toEqual(["organisation", "people", "records", "set", "activate", "compute"]);
  for (const role of ["employee", "manager", "exec", "trainer"] as const)
    expect(await getFirstSteps(at.db, as(role).actor)).toBeNull();
});

test("human resources see which step an administrator has to do", async () => {
  const steps = await open("hr");
  expect(steps.filter(({ mayDo }) => !mayDo).map(({ key }) => key)).toEqual(["organisation"]);
  expect(steps[0]?.note).toMatch(/^Before the first period/);
});

test("an organisation that is called what stood there, in the time zone that stood there, is named", async () => {
  await updateOrganisation(as("admin"), { name: "Organisation", time_zone: "UTC" });
  expect(await openKeys()).not.toContain("organisation");
  await at.db.execute(sql`DELETE FROM organisations`);
});

test("each is done by what it asks for, and they disappear with the last", async () => {
  const ctx = as("admin");
  await updateOrganisation(ctx, { name: "Acme", time_zone: "Europe/Berlin" });
  expect(await openKeys()).toEqual(["people", "records", "set", "activate", "compute"]);

  await at.db.execute(sql`INSERT INTO employees (name, employee_number) VALUES ('Ann', '1')`);
  // An import that brought no record in is none.
  await at.db.execute(sql`INSERT INTO import_runs (kind, file_name) VALUES ('records', 'empty.csv')`);
  expect(await openKeys()).toEqual(["records", "set", "activate", "compute"]);
  await at.db.execute(sql`UPDATE import_runs SET accepted = 3`);
  expect(await openKeys()).toEqual(["set", "activate", "compute"]);

  const { templateId } = await installSet(ctx, {
    setId: "finance",
    input: { job_role_id: null, org_unit_id: null },
  });
  const steps = await open();
  expect(steps.map(({ key }) => key)).toEqual(["activate", "compute"]);
  expect(steps[0]?.href).toBe(`/admin/templates/${templateId}`);
  expect(steps[1]?.href).toBe("/admin/periods?new=1");

  await at.db.execute(sql`INSERT INTO scorecard_template_mappings (template_id) VALUES (${templateId})`);
  await activateVersion(ctx, { templateId, version: 1, input: { effective_from: null } });
  const period = await createPeriod(ctx, { frequency: "monthly", period_start: "2026-10-01" });
  const [last, ...none] = await open();
  expect(none).toEqual([]);
  expect(last).toMatchObject({
    key: "compute",
    href: `/admin/periods/${period.id}`,
    action: "Open the period",
  });

  const run = await requestRun(ctx, { periodId: period.id, trigger: "screen" });
  await executeRun(ctx, run.id);
  expect(await getFirstSteps(at.db, ctx.actor)).toBeNull();
});
