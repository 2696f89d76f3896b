import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

/** One after another: they change the same ticket. */
test.describe.configure({ mode: "default" });

/** A record changes while the employee has their scorecard open; nobody reloads anything. */
test("an open scorecard shows a record that has just been changed", async ({ signedIn, sql }) => {
  const page = await signedIn("employee");
  const ticket = await countedTicket(sql);
  await page.goto(`/me?period=${ticket.period}`);
  await expect(page.getByText("Up to date with all records")).toBeVisible();
  const counted = page.getByText(/^Computed .* from [\d,]+\srecords/);
  const before = await counted.textContent();
  await page.evaluate(() => {
    document.body.dataset.loaded = "once";
  });

  await sql`UPDATE records.tickets SET ${sql({ [ticket.column]: null })} WHERE record_id = ${ticket.id}`;
  await expect(page.getByText(/^Updated \d\d:\d\d$/)).toBeVisible();
  await expect(counted).not.toHaveText(before ?? "");
  expect(await page.evaluate(() => document.body.dataset.loaded)).toBe("once");
  await sql`UPDATE records.tickets SET ${sql({ [ticket.column]: ticket.owner })} WHERE record_id = ${ticket.id}`;
  await expect(counted).toHaveText(withoutTime(before));
});

test("a page whose events break off finds back, and hears what it missed", async ({ signedIn, sql }) => {
  const page = await signedIn("employee");
  const ticket = await countedTicket(sql);
  // As a proxy answers while the server behind it starts again: a browser tries no second time.
  await page.route("**/api/events?employee_id=*", (route) => route.fulfill({ status: 502, body: "" }));
  await page.goto(`/me?period=${ticket.period}`);
  const counted = page.getByText(/^Computed .* from [\d,]+\srecords/);
  const before = await counted.textContent();
  await sql`UPDATE records.tickets SET ${sql({ [ticket.column]: null })} WHERE record_id = ${ticket.id}`;
  await expect(page.getByText("The connection is lost. Newer figures show once it is back.")).toBeVisible();
  await expect(counted).toHaveText(before ?? "");
  await page.unroute("**/api/events?employee_id=*");
  await expect(page.getByText(/^Updated \d\d:\d\d$/)).toBeVisible({ timeout: 30_000 });
  await expect(counted).not.toHaveText(before ?? "");
  await sql`UPDATE records.tickets SET ${sql({ [ticket.column]: ticket.owner })} WHERE record_id = ${ticket.id}`;
  await expect(counted).toHaveText(withoutTime(before));
});

test("a page whose session has ended says so and keeps what it shows", async ({ signedIn }) => {
  const page = await signedIn("employee");
  await page.goto("/me");
  await expect(page.getByText("Up to date with all records")).toBeVisible();
  await page.context().clearCookies();
  // Looked away and back: the page connects anew.
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await expect(page.getByText("You are signed out. Sign in to see newer figures.")).toBeVisible();
  await expect(page.getByText("Up to date with all records")).toBeVisible();
  await page.getByRole("link", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/sign-in/);
});

/** A ticket that counts in the employee's newest scorecard, and the column that makes it theirs. */
async function countedTicket(sql: Sql) {
  const [found] = await sql`
    SELECT e.record_ids[1] AS id, p.id AS period, b.ownership_rule || '_employee_id' AS column, e.employee_id AS owner
      FROM accounts a
      JOIN kpi_evidence e USING (employee_id)
      JOIN evaluation_periods p ON p.id = e.period_id
      JOIN kpi_bindings b USING (kpi_id)
      JOIN sources s ON s.id = b.source_id AND s.table_name = 'tickets'
     WHERE a.email = 'employee@plumbline.test' AND cardinality(e.record_ids) > 10
     ORDER BY p.period_end DESC, p.period_start DESC, e.kpi_id LIMIT 1`;
  return { id: found?.id, period: found?.period, column: String(found?.column), owner: found?.owner };
}

/** The line without its time, which is a later one. */
const withoutTime = (line: string | null) =>
  new RegExp(`from ${/[\d,]+\srecords/.exec(line ?? "")?.[0] ?? "none"}`);
