import { expect, test } from "./fixtures";

/** A record is written while the employee has their scorecard open; nobody reloads anything. */
test("an open scorecard shows a record that has just been written", async ({ signedIn, sql }) => {
  const page = await signedIn("employee");
  await page.goto("/me");
  await expect(page.getByText("Up to date with all records")).toBeVisible();
  const counted = page.getByText(/^Computed .* from [\d,]+\srecords/);
  const before = await counted.textContent();
  await page.evaluate(() => {
    document.body.dataset.loaded = "once";
  });

  const [shown] = await sql`
    SELECT p.id, (p.period_start + 1)::text AS day, a.employee_id
      FROM accounts a
      JOIN performance_results r USING (employee_id)
      JOIN evaluation_periods p ON p.id = r.period_id AND p.period_start <= current_date
     WHERE a.email = 'employee@plumbline.test'
     ORDER BY p.period_end DESC, p.period_start DESC LIMIT 1`;
  await sql`
    INSERT INTO records.tickets (ticket_number, subject, assignee_employee_id, closer_employee_id, opened_at, first_reply_at,
                                 resolved_at, closed_at)
    VALUES ('FRESH-1', 'Written while the page is open', ${shown?.employee_id}, ${shown?.employee_id},
            ${`${shown?.day}T08:00Z`}, ${`${shown?.day}T08:10Z`}, ${`${shown?.day}T09:00Z`}, ${`${shown?.day}T09:00Z`})`;

  await expect(page.getByText(/^Updated \d\d:\d\d$/)).toBeVisible();
  await expect(counted).not.toHaveText(before ?? "");
  expect(await page.evaluate(() => document.body.dataset.loaded)).toBe("once");
  await sql`DELETE FROM records.tickets WHERE ticket_number = 'FRESH-1'`;
  await expect(counted).toHaveText(withoutTime(before));
});

/** The line without its time, which is a later one. */
const withoutTime = (line: string | null) =>
  new RegExp(`from ${/[\d,]+\srecords/.exec(line ?? "")?.[0] ?? "none"}`);
