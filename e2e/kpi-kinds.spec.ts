import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** An administrator makes a KPI of each kind that is not a binding; what is wrong is said where it is. */
const mark = Date.now().toString(36);

async function startKpi(page: Page, kind: string, name: string): Promise<void> {
  await page.goto("/admin/kpis/new");
  await page
    .getByRole("radiogroup", { name: "Where the figure comes from" })
    .getByText(kind, { exact: true })
    .click();
  await page.getByLabel("Name", { exact: true }).fill(name);
}

const save = (page: Page) => page.getByRole("button", { name: "Save KPI" }).click();

async function expectSaved(page: Page, name: string): Promise<void> {
  await save(page);
  await expect(page).toHaveURL(/\/admin\/kpis\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

const ofAmina = (page: Page) =>
  page.getByRole("region", { name: "Test run" }).getByRole("row", { name: /Amina Yusuf/ });

test("a formula shows its mistake at the character, then what it gives for everybody", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("admin");
  const name = `Tickets that stay solved ${mark}`;
  await startKpi(page, "Formula", name);
  await page.getByLabel("Target", { exact: true }).fill("110");
  for (const [index, [variable, kpi]] of [
    ["resolved", "Tickets resolved"],
    ["reopened", "Reopened tickets, %"],
  ].entries()) {
    await page.getByRole("button", { name: "Add an input" }).click();
    await page
      .getByLabel("Called")
      .nth(index)
      .fill(variable ?? "");
    await page
      .getByLabel("KPI", { exact: true })
      .nth(index)
      .selectOption({ label: kpi ?? "" });
  }
  const formula = page.getByRole("textbox", { name: "Formula", exact: true });
  await formula.fill("resolved * (1 - returned / 100)");
  await expect(page.locator(".formula-mark mark")).toHaveText("returned");
  await expect(formula).toHaveAccessibleDescription(/returned/);
  await save(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("to fix first");
  await expect(page).toHaveURL(/\/admin\/kpis\/new$/);

  await formula.fill("resolved * (1 - reopened / 100)");
  await expect(page.locator(".formula-mark")).toHaveCount(0);
  await expect(ofAmina(page)).toContainText(/resolved \d+, reopened \d/);
  await expectAccessible(page);
  await expectSaved(page, name);
});

test("a query that writes is refused, and one that reads is tried on everybody", async ({ signedIn }) => {
  const page = await signedIn("admin");
  const name = `Tickets opened ${mark}`;
  await startKpi(page, "Query", name);
  await page.getByLabel("Target", { exact: true }).fill("120");
  const query = page.getByRole("textbox", { name: "Query", exact: true });
  await query.fill("DELETE FROM tickets WHERE assignee_employee_id = :user_id");
  await expect(page.getByRole("region", { name: "Test run" })).toContainText("Only a SELECT can be measured");
  await save(page);
  await expect(query).toHaveAccessibleDescription(/Only a SELECT can be measured \(character 1\)/);

  await query.fill(
    "SELECT count(*) FROM tickets WHERE assignee_employee_id = :user_id\n  AND opened_at >= :start_date AND opened_at < :end_date",
  );
  await expect(ofAmina(page)).toContainText(/\d+/);
  await expectSaved(page, name);
});

test("a KPI that is entered by hand needs a target within its range", async ({ signedIn }) => {
  const page = await signedIn("admin");
  const name = `Kindness ${mark}`;
  await startKpi(page, "Entered by hand", name);
  await page.getByLabel("Lowest value allowed").fill("1");
  await page.getByLabel("Highest value allowed").fill("5");
  const target = page.getByLabel("Target", { exact: true });
  await target.fill("6");
  await save(page);
  await expect(target).toHaveAccessibleDescription(/No allowed value reaches this target/);
  await target.fill("4");
  await expectSaved(page, name);
});
