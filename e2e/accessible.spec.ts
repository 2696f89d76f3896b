import type { Sql } from "postgres";
import { allows, PAGES, type PagePath } from "@/lib/access/matrix";
import { type DemoRole, expect, test } from "./fixtures";

/** No page has an accessibility violation that axe can find, light and dark, wide and as a phone. */
const WHO: DemoRole[] = ["manager", "hr", "admin", "exec", "employee"];
const PATHS = (Object.keys(PAGES) as PagePath[]).filter((path) => path !== "/" && path !== "/sign-in");

for (const path of PATHS) {
  test(`${path} is accessible`, async ({ signedIn, sql, expectAccessible }) => {
    const role = WHO.find((candidate) => allows(PAGES[path], [candidate, "employee"])) ?? "admin";
    const page = await signedIn(role);
    const address = addressOf(path, await idsFor(sql));
    const response = await page.goto(address);
    expect(response?.status(), address).toBe(200);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectAccessible(page);
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(sideways, `${address} scrolls sideways on a phone`).toBeLessThanOrEqual(0);
  });
}

const addressOf = (path: PagePath, ids: Record<string, number>): string =>
  path.replace(/\[(\w+)\]/g, (_, name: string) => String(ids[name]));

/** Ids of what the demo company has; the person is a report of the manager. */
async function idsFor(sql: Sql): Promise<Record<string, number>> {
  const [found] = await sql`
    SELECT k.employee_id AS "employeeId", k.kpi_id AS "kpiId", (SELECT max(id) FROM sources) AS "sourceId",
           (SELECT max(id) FROM import_runs) AS "importId", (SELECT max(id) FROM scorecard_templates) AS "templateId",
           (SELECT max(id) FROM bonus_policies) AS "policyId",
           (SELECT max(id) FROM appeals) AS "appealId",
           (SELECT id FROM plans WHERE status = 'active' ORDER BY id LIMIT 1) AS "planId",
           (SELECT max(id) FROM evaluation_periods) AS "periodId", (SELECT max(id) FROM compute_runs) AS "runId",
           (SELECT max(id) FROM audit_entries)::integer AS "entryId",
           (SELECT a.id FROM alerts a JOIN accounts c ON c.email = 'manager@plumbline.test'
             WHERE a.employee_id IN (SELECT reports_of(c.employee_id, current_date)) ORDER BY a.id LIMIT 1) AS "alertId",
           'customer-support' AS "setId"
      FROM kpi_results k
     WHERE k.employee_id IN (SELECT reports_of(a.employee_id, current_date) FROM accounts a
                              WHERE a.email = 'manager@plumbline.test') AND k.status = 'scored'
     ORDER BY k.period_id DESC, k.employee_id, k.kpi_id LIMIT 1`;
  return (found ?? {}) as Record<string, number>;
}
