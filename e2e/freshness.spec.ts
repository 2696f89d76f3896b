import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

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
