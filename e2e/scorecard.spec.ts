import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

/** An employee reads their own score down to a record, and is refused everybody else's. */
test("the employee opens a KPI of the scorecard down to one record of it", async ({ signedIn }) => {
  const page = await signedIn("employee");
  await page.goto("/me");
  await expect(page.getByRole("heading", { level: 1, name: "Amina Yusuf" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Overall score" })).toContainText(/\d+\.\d/);
  await expect(page.getByText(/^Computed .* from [\d,]+\srecords/)).toBeVisible();

  await page.evaluate(() => {
    document.body.dataset.sameDocument = "yes";
  });
  await page.getByRole("link", { name: "Solved at first contact" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Solved at first contact" })).toBeVisible();
  await expect(page.locator("body"), "the page was loaded anew").toHaveAttribute("data-same-document", "yes");
  await expect(page.getByText(/^Of the tickets assigned to you and resolved in/)).toBeVisible();
  const steps = page.getByRole("table", { name: "Steps from records to contribution" });
  const counted = Number(
    await steps
      .getByRole("row", { name: /Records that count/ })
      .getByRole("link")
      .textContent(),
  );
  await expect(steps.getByRole("row", { name: /Contributes/ })).toContainText("to Customer");

  const records = page.getByRole("region", { name: "The tickets" });
  await expect(records.getByRole("row")).toHaveCount(13);
  await records.getByRole("link", { name: /^Outside it/ }).click();
  await expect(page).toHaveURL(/part=rest/);
  const first = records.getByRole("row").nth(1);
  await expect(first).toContainText("Outside it");
  const number = await first.getByRole("rowheader").textContent();

  await records.getByRole("searchbox", { name: "Find in records" }).fill(number ?? "");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(new RegExp(`q=${number}`));
  await expect(records.getByRole("row")).toHaveCount(2);
  await expect(records.getByRole("row").nth(1)).toContainText(number ?? "");
  expect(counted).toBeGreaterThan(12);
});

test("a guardrail is said where the figure stands, and opens the KPI that limits", async ({ signedIn }) => {
  const page = await signedIn("employee");
  await page.goto("/me");
  const row = page.getByRole("row", { name: /Tickets resolved/ });
  await expect(row).toContainText("Capped at 100.0, without it");
  await row.getByRole("link", { name: "Reopened tickets" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Reopened tickets" })).toBeVisible();
});

test("the period in the address is kept from the scorecard to the receipt", async ({ signedIn, sql }) => {
  const [period] =
    await sql`SELECT id, name FROM evaluation_periods WHERE period_end <= current_date ORDER BY period_end DESC OFFSET 2 LIMIT 1`;
  const page = await signedIn("employee");
  await page.goto(`/me?period=${period?.id}`);
  await page.getByRole("link", { name: "First reply" }).click();
  await expect(page).toHaveURL(new RegExp(`period=${period?.id}`));
  await expect(page.getByText(new RegExp(`opened in ${period?.name}`))).toBeVisible();
});

test("a colleague's figures are refused, on the page and over the API", async ({ signedIn, sql }) => {
  const page = await signedIn("employee");
  const { employeeId, kpiId } = await colleague(sql);
  for (const path of [`/team/${employeeId}`, `/team/${employeeId}/kpis/${kpiId}`]) {
    expect((await page.goto(path))?.status(), path).toBe(403);
  }
  for (const path of [
    "scorecard",
    "kpis",
    `kpis/${kpiId}`,
    `kpis/${kpiId}/history`,
    `kpis/${kpiId}/records`,
  ]) {
    const response = await page.request.get(`/api/users/${employeeId}/${path}`);
    expect(response.status(), path).toBe(403);
  }
});

test("the API gives what the page shows", async ({ signedIn, sql }) => {
  const page = await signedIn("employee");
  const [own] = await sql`SELECT employee_id AS id FROM accounts WHERE email = 'employee@plumbline.test'`;
  const scorecard = await (await page.request.get(`/api/users/${own?.id}/scorecard`)).json();
  await page.goto(`/me?period=${scorecard.period_id}`);
  await expect(page.getByRole("region", { name: "Overall score" })).toContainText(
    scorecard.overall_score.toFixed(1),
  );
  const kpiId = scorecard.kpis[0].id;
  const records = await (
    await page.request.get(`/api/users/${own?.id}/kpis/${kpiId}/records?page_size=3`)
  ).json();
  expect(records).toMatchObject({ page: 1, page_size: 3 });
  expect(records.items).toHaveLength(3);
});

async function colleague(sql: Sql) {
  const [found] = await sql`
    SELECT employee_id, kpi_id FROM kpi_results
     WHERE employee_id <> (SELECT employee_id FROM accounts WHERE email = 'employee@plumbline.test')
       AND status = 'scored' ORDER BY period_id DESC LIMIT 1`;
  return { employeeId: found?.employee_id, kpiId: found?.kpi_id };
}

test("nothing moves while a scorecard loads", async ({ signedIn }) => {
  const page = await signedIn("employee");
  await page.addInitScript(() => {
    const seen = window as typeof window & { shifted: number };
    seen.shifted = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries())
        seen.shifted += (entry as PerformanceEntry & { value: number }).value;
    }).observe({ type: "layout-shift", buffered: true });
  });
  await page.goto("/me");
  const receipt = await page.getByRole("link", { name: "First reply" }).getAttribute("href");
  for (const path of ["/me", receipt ?? ""]) {
    await page.goto(path, { waitUntil: "networkidle" });
    const shifted = await page.evaluate(() => (window as typeof window & { shifted: number }).shifted);
    expect(shifted, path).toBeLessThan(0.01);
  }
});
