import type { Sql } from "postgres";
import { allows, PAGES, type PagePath } from "@/lib/access/matrix";
import { type DemoRole, expect, test } from "./fixtures";

/** Every page of the matrix as every demo account, and without one: refused with 403 or shown, as the matrix says. */
const ROLES: DemoRole[] = ["employee", "manager", "hr", "admin", "exec", "trainer"];
const PATHS = Object.keys(PAGES) as PagePath[];
/** Pages that send a signed-in person on. */
const PASSES_ON: PagePath[] = ["/", "/sign-in"];
const REFUSED = "NEXT_HTTP_ERROR_FALLBACK;403";

test("an anonymous visitor reaches the public pages only, and is brought back after signing in", async ({
  request,
  sql,
}) => {
  const ids = await idsFor(sql, null);
  for (const page of PATHS) {
    const path = addressOf(page, ids);
    const response = await request.get(path, { maxRedirects: 0 });
    if (PAGES[page] === "public") {
      expect.soft(response.status(), path).toBe(200);
      continue;
    }
    expect.soft(response.status(), path).toBe(307);
    const target = new URL(response.headers().location ?? "", "http://x");
    expect.soft(target.pathname, path).toBe("/sign-in");
    expect.soft(target.searchParams.get("callbackUrl") ?? "/", path).toBe(path);
  }
});

for (const role of ROLES) {
  test(`${role} reaches the pages the matrix names, and no other`, async ({ signedIn, sql }) => {
    const { request } = await signedIn(role);
    const me = await accountOf(sql, role);
    const ids = await idsFor(sql, me.employeeId);
    const ownKpi = await ownKpiOf(sql, me.employeeId);
    for (const page of PATHS) {
      const own = page.startsWith("/me/");
      const path = addressOf(page, own ? { ...ids, kpiId: ownKpi ?? 0 } : ids);
      const response = await request.get(path, { maxRedirects: 0 });
      const text = await response.text();
      if (!allows(PAGES[page], me.roles)) {
        expect.soft(response.status(), path).toBe(403);
        continue;
      }
      if (PASSES_ON.includes(page)) {
        expect.soft(response.status(), path).toBe(307);
        continue;
      }
      // People without scores of their own have no receipt to open: the page says so.
      if (own && ownKpi === null) {
        expect.soft(response.status(), path).toBeLessThan(500);
        continue;
      }
      expect.soft(response.status(), path).toBe(200);
      expect.soft(text.includes(REFUSED), `${path} is refused inside the page`).toBe(false);
    }
  });
}

type Ids = Record<string, number>;

const addressOf = (page: PagePath, ids: Ids): string =>
  page.replace(/\[(\w+)\]/g, (_, name: string) => String(ids[name] ?? missing(name)));

function missing(name: string): never {
  throw new Error(`The demo company has no ${name} to open.`);
}

async function accountOf(sql: Sql, role: DemoRole) {
  const [account] = await sql`
    SELECT a.employee_id AS "employeeId", array_agg(r.role::text) AS roles
      FROM accounts a JOIN account_roles r ON r.account_id = a.id
     WHERE a.email = ${`${role}@plumbline.test`} GROUP BY a.id`;
  if (!account) throw new Error(`There is no demo account for ${role}.`);
  return account as unknown as { employeeId: number | null; roles: DemoRole[] };
}

async function ownKpiOf(sql: Sql, employeeId: number | null): Promise<number | null> {
  const [own] = await sql`
    SELECT kpi_id AS id FROM kpi_results WHERE employee_id = ${employeeId} AND status = 'scored' ORDER BY period_id DESC LIMIT 1`;
  return own?.id ?? null;
}

/** Ids of things that exist: a report of the person, or the person, or anyone; a KPI that was scored for them. */
async function idsFor(sql: Sql, employeeId: number | null): Promise<Ids> {
  const [scored] = await sql`
    SELECT k.employee_id AS "employeeId", k.kpi_id AS "kpiId" FROM kpi_results k
     WHERE k.status = 'scored'
     ORDER BY k.employee_id IN (SELECT reports_of(${employeeId}::integer, current_date)) DESC NULLS LAST,
              k.employee_id = ${employeeId}::integer DESC NULLS LAST, k.period_id DESC, k.employee_id LIMIT 1`;
  const [others] = await sql`
    SELECT (SELECT max(id) FROM sources) AS "sourceId", (SELECT max(id) FROM import_runs) AS "importId",
           (SELECT max(id) FROM scorecard_templates) AS "templateId",
           (SELECT max(id) FROM bonus_policies) AS "policyId",
           (SELECT max(id) FROM appeals) AS "appealId",
           (SELECT id FROM plans WHERE status = 'active' ORDER BY id LIMIT 1) AS "planId",
           (SELECT max(id) FROM evaluation_periods) AS "periodId", (SELECT max(id) FROM compute_runs) AS "runId",
           (SELECT max(id) FROM audit_entries)::integer AS "entryId",
           (SELECT a.id FROM alerts a ORDER BY a.employee_id IN (SELECT reports_of(${employeeId}::integer, current_date))
              DESC NULLS LAST, a.id LIMIT 1) AS "alertId",
           'customer-support' AS "setId"`;
  return { ...others, ...scored } as Ids;
}
