import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

/** A team lead enters the month's marks by keyboard and from a file, and the scores follow. Of the running month alone. */
test.describe.configure({ mode: "serial" });

const KPI = "Communication quality";
const field = (page: Page, name: string) => page.getByLabel(`${KPI} of ${name}`, { exact: true });

async function openRunningMonth(page: Page, sql: Sql): Promise<string> {
  const [period] = await sql`
    SELECT id FROM evaluation_periods WHERE frequency = 'monthly' AND period_start = date_trunc('month', now())::date`;
  await page.goto(`/entries?period=${period?.id}`);
  return `period=${period?.id}`;
}

interface Colleague {
  id: number;
  name: string;
  number: string;
}

/** Ruth's people without a mark for the running month who have worked in it, by name. */
const withoutMark = (sql: Sql) => sql<Colleague[]>`
  SELECT e.id, e.name, e.employee_number AS number
    FROM employees e JOIN accounts a ON a.email = 'manager@plumbline.test'
    JOIN kpi_definitions k ON k.name = ${KPI}
    JOIN evaluation_periods p ON p.frequency = 'monthly' AND p.period_start = date_trunc('month', now())::date
    JOIN kpi_results r ON r.period_id = p.id AND r.kpi_id = k.id AND r.employee_id = e.id
   WHERE e.id IN (SELECT reports_of(a.employee_id, current_date))
     AND NOT EXISTS (SELECT FROM manual_entries m
                      WHERE m.period_id = p.id AND m.kpi_id = k.id AND m.employee_id = e.id AND m.replaced_at IS NULL)
   ORDER BY e.name, e.id`;

const countEntries = async (sql: Sql, people: readonly Colleague[]) => {
  const [row] = await sql`
    SELECT count(*)::integer AS count FROM manual_entries m JOIN evaluation_periods p ON p.id = m.period_id
     WHERE m.employee_id = ANY(${people.map(({ id }) => id)}) AND m.replaced_at IS NULL
       AND p.period_start = date_trunc('month', now())::date`;
  return row?.count;
};

test("values are entered by keyboard, one out of range is refused at its cell, and the score follows", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const page = await signedIn("manager");
  const [first, second] = await withoutMark(sql);
  if (!first || !second) throw new Error("Everybody has a mark.");
  const period = await openRunningMonth(page, sql);
  await field(page, first.name).focus();
  await page.keyboard.type("4,6");
  await page.keyboard.press("Enter");
  await expect(field(page, first.name)).not.toBeFocused();
  await expect(field(page, first.name)).toHaveAccessibleDescription("Saved");
  await page.keyboard.press("ArrowUp");
  await expect(field(page, first.name)).toBeFocused();

  await field(page, second.name).focus();
  await page.keyboard.type("7");
  await page.keyboard.press("Enter");
  await expect(field(page, second.name)).toHaveAccessibleDescription("Enter a number from 1 to 5");
  await expect(field(page, second.name)).toHaveValue("7");
  await expectAccessible(page);
  expect(await countEntries(sql, [second])).toBe(0);

  await page.reload();
  await expect(field(page, first.name)).toHaveValue("4.6");
  await expect(field(page, second.name)).toHaveValue("");

  const kpi = page.getByRole("link", { name: KPI }).first();
  await expect(async () => {
    await page.goto(`/team/${first.id}?${period}`);
    await kpi.click();
    await expect(page.getByRole("heading", { level: 1, name: KPI })).toBeVisible();
    // 4.6 of 4.2 is 109.5 %.
    await expect(page.getByText("109.5").first()).toBeVisible({ timeout: 2_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText("Ruth Halloran").first()).toBeVisible();
});

test("a file enters all of its values or none, and says what is wrong in which line", async ({
  signedIn,
  sql,
}) => {
  const page = await signedIn("manager");
  const [first, second] = await withoutMark(sql);
  if (!first || !second) throw new Error("Everybody has a mark.");
  const [stranger] = await sql<Colleague[]>`
    SELECT e.id, e.name, e.employee_number AS number FROM employees e
      JOIN positions p ON p.employee_id = e.id AND p.effective_to IS NULL
      JOIN org_units u ON u.id = p.org_unit_id AND u.code = 'SUP-S' ORDER BY e.id DESC LIMIT 1`;
  await openRunningMonth(page, sql);
  const file = page.getByRole("region", { name: "From a file" });
  const send = async (...lines: string[]) => {
    const buffer = Buffer.from(["employee,value,note", ...lines].join("\n"));
    await file.getByLabel("File").setInputFiles({ name: "marks.csv", mimeType: "text/csv", buffer });
    await file.getByRole("button", { name: "Enter these values" }).click();
  };

  await send(`${first.number},4.1,`, `${second.number},51,`, "T0000,3,");
  await expect(file).toContainText("Line 3: Enter a number from 1 to 5");
  await expect(file).toContainText("Line 4: nobody has the number or address “T0000”");
  await expect(field(page, stranger?.name ?? "")).toHaveCount(0);
  await send(`${first.number},4.1,`, `${stranger?.number},3,`);
  await expect(file).toContainText("enter values for this person");
  expect(await countEntries(sql, [first, second, ...(stranger ? [stranger] : [])])).toBe(0);

  await send(`${first.number},4.1,`, `${second.number},3.9,Two talks heard`);
  await expect(page.getByText("2 values are entered.")).toBeVisible();
  await expect(field(page, first.name)).toHaveValue("4.1");
  await expect(field(page, second.name)).toHaveValue("3.9");
});

test("a column of a spreadsheet is pasted from a field on, each value judged at its own cell", async ({
  signedIn,
  sql,
}) => {
  const page = await signedIn("manager");
  await openRunningMonth(page, sql);
  const at = (row: number) => page.locator(`input[data-row="${row}"][data-column="0"]`);
  await at(0).focus();
  await at(0).evaluate((input) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "9\r\nmany\r\n");
    input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  });
  await expect(at(0)).toHaveValue("9");
  await expect(at(1)).toHaveValue("many");
  for (const row of [0, 1]) await expect(at(row)).toHaveAccessibleDescription("Enter a number from 1 to 5");
  await expect(page.getByText("2 values are pasted.")).toBeVisible();
  await page.reload();
  await expect(at(0)).not.toHaveValue("9");
});
