import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

/** Targets, weights and KPIs of single people: in the running month, so that the months other tests read stay as they are. */
const KPI = "Peer coaching sessions";

test("a manager gives a report an own target; the receipt states it, every version of it, and nobody else may", async ({
  signedIn,
  sql,
}) => {
  test.setTimeout(120_000);
  const amina = await idOf(sql, "T1001");
  const [month] = await sql`
    SELECT id, period_start::text AS start FROM evaluation_periods WHERE frequency = 'monthly' ORDER BY period_end DESC LIMIT 1`;
  const [kpi] = await sql`SELECT id FROM kpi_definitions WHERE name = ${KPI}`;
  const ruth = await signedIn("manager");

  await test.step("with who gets what beforehand", async () => {
    await ruth.goto(`/team/${amina}?period=${month?.id}`);
    const goals = ruth.getByRole("region", { name: "Individual KPIs" });
    await goals.getByRole("link", { name: "Assign a KPI" }).click();
    const sheet = ruth.getByRole("dialog", { name: "Assign a KPI" });
    await sheet.getByLabel("KPI", { exact: true }).selectOption({ label: KPI });
    await sheet.getByLabel("Own target").fill("0");
    await expect(sheet.getByText("The target must be above 0").first()).toBeVisible();
    await sheet.getByLabel("Own target").fill("7");
    await sheet.getByLabel("Own weight").fill("70");
    await sheet.getByLabel("First day").fill(month?.start);
    await expect(sheet.getByText("1 person gets it.")).toBeVisible();
    await expect(sheet.getByText(/The weights of Growth add to 120/)).toBeVisible();
    await expect(sheet.getByRole("row", { name: /Amina Yusuf/ })).toContainText(`${KPI} 50\u00a0%`);
    await sheet.getByRole("button", { name: "Assign", exact: true }).click();
    await expect(goals.getByRole("row", { name: new RegExp(`^${KPI}`) })).toContainText("at least 7");
  });

  await test.step("and again as a second version", async () => {
    const goals = ruth.getByRole("region", { name: "Individual KPIs" });
    await goals.getByRole("link", { name: KPI }).click();
    const sheet = ruth.getByRole("dialog", { name: KPI });
    await sheet.getByLabel("Own target").fill("6");
    await sheet.getByLabel("Reason, for the record").fill("Seven was too many.");
    await sheet.getByRole("button", { name: "Save as a new version" }).click();
    await expect(goals.getByRole("row", { name: new RegExp(`^${KPI}`) })).toContainText("Version 2");
  });

  await test.step("the employee reads it on her receipt", async () => {
    const page = await signedIn("employee");
    const receipt = `/me/kpis/${kpi?.id}?period=${month?.id}`;
    await expect(async () => {
      await page.goto(receipt);
      const assigned = page.getByRole("region", { name: /^Assigned to you/ });
      await expect(assigned).toContainText("Version 2, which counted here: target at least 6", {
        timeout: 2_000,
      });
    }).toPass({ timeout: 40_000 });
    const assigned = page.getByRole("region", { name: /^Assigned to you/ });
    await expect(assigned).toContainText("Seven was too many.");
    await expect(assigned.getByRole("row", { name: /^Target/ })).toContainText("at least 7");
    await expect(page.getByRole("table", { name: /^Steps/ })).toContainText(
      "by this person’s own assignment",
    );

    const other = await idOf(sql, "T1007");
    const read = await page.request.get(`/api/users/${other}/kpis/assignments`);
    expect(read.status()).toBe(403);
    expect(await post(page, `/api/users/${amina}/kpis/assign`, { kpi_definition_id: kpi?.id })).toBe(403);
  });

  await test.step("and it can be taken back", async () => {
    const change = { is_active: false, reason: "End of the test" };
    expect(await post(ruth, `/api/users/${amina}/kpis/${kpi?.id}`, change, "PUT")).toBe(200);
  });
});

test("human resources assigns a KPI to a unit, sees whose weights change, and takes it back", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const [late] = await sql`SELECT id FROM org_units WHERE code = 'SUP-L'`;
  const page = await signedIn("hr");
  await page.goto("/admin/kpis/assign");
  await page.getByLabel("KPI", { exact: true }).selectOption({ label: "Urgent tickets resolved" });
  await page.getByLabel("In unit, with all below").selectOption(String(late?.id));
  await page.getByLabel("Own target").fill("5");
  const preview = page.getByRole("region", { name: "Who gets what" });
  await expect(preview).toContainText("need a weight: their template does not hold the KPI");
  await page.getByLabel("Own weight").fill("20");
  await expect(preview).toContainText(/\d people get it\./);
  await expect(preview).toContainText("The weights of the KRAs add to 120\u00a0% now.");
  await expect(preview.getByRole("row").nth(1)).toContainText("Individual goals new");
  await expectAccessible(page);
  const count = (await preview.textContent())?.match(/(\d+) people get it/)?.[1];
  await page.getByRole("button", { name: `Assign to ${count} people` }).click();
  await expect(page.getByText(`${count} people have it now.`)).toBeVisible();
  await page.getByRole("button", { name: "Take it back from all of them" }).click();
  await expect(page.getByRole("button", { name: `Assign to ${count} people` })).toBeVisible();
});

async function idOf(sql: Sql, employeeNumber: string): Promise<number> {
  const [person] = await sql`SELECT id FROM employees WHERE employee_number = ${employeeNumber}`;
  return person?.id;
}

/** As the page itself would: with its session and its origin. */
const post = (page: Page, path: string, body: object, method = "POST"): Promise<number> =>
  page.evaluate(
    async (asked) => {
      const headers = { "content-type": "application/json" };
      const sent = { method: asked.method, headers, body: JSON.stringify(asked.body) };
      return (await fetch(asked.path, sent)).status;
    },
    { path, body, method },
  );
