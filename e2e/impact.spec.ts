import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** HR edits a draft, sees at once whom it would move, and nothing is stored by looking. */

test.describe.configure({ mode: "serial" });

async function openDraft(page: Page): Promise<void> {
  await page.goto("/admin/templates");
  await page.getByRole("link", { name: "Support specialist", exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Support specialist" })).toBeVisible();
  const start = page.getByRole("button", { name: "New draft" });
  if (await start.isVisible()) await start.click();
  await expect(page.getByRole("button", { name: /^Activate v/ })).toBeVisible();
  // Rows move once that code has come.
  await expect(page.getByRole("button", { name: "Move Tickets resolved" })).toBeAttached();
}

const impact = (page: Page) => page.getByRole("region", { name: /^If v\d+ had scored/ });

test("the effect of a draft follows the typing, and looking stores nothing", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const page = await signedIn("hr");
  await openDraft(page);
  await expect(impact(page)).toContainText("0 people");
  await expect(impact(page)).toContainText("Nobody changes band.");
  // Of this template's finished months alone: other journeys go on beside this one in the running month.
  const stored = () => sql`
    SELECT (SELECT md5(string_agg(concat_ws(' ', r.period_id, r.employee_id, r.total_score), '|' ORDER BY r.period_id, r.employee_id))
              FROM performance_results r JOIN evaluation_periods p ON p.id = r.period_id AND p.frequency = 'monthly' AND p.period_end <= current_date
              JOIN employee_scorecard_instances i USING (period_id, employee_id)
              JOIN scorecard_template_versions v ON v.id = i.template_version_id
              JOIN scorecard_templates t ON t.id = v.template_id AND t.name = 'Support specialist') AS results,
           (SELECT count(*) FROM audit_entries a JOIN scorecard_template_versions v ON v.id::text = a.entity_id
              JOIN scorecard_templates t ON t.id = v.template_id AND t.name = 'Support specialist'
             WHERE a.entity_type = 'template_version') AS audit`;
  const before = await stored();

  await page.getByRole("button", { name: "Tickets resolved", exact: true }).click();
  await page.getByLabel(/^Target, the KPI’s own/).fill("400");
  await expect(impact(page)).toContainText(/change band: .*down/);
  await expect(impact(page)).toContainText(/The mean moves from \d+\.\d to \d+\.\d/);
  await expect(page.getByRole("table", { name: /largest changes first/ }).getByRole("row")).toHaveCount(7);
  await expect(page.getByRole("table", { name: "People whose total moves furthest" })).toBeVisible();
  await expectAccessible(page);

  await page.getByLabel("Weight of Help articles up to date").fill("25");
  await expect(impact(page)).toContainText("Quality is previewed as if its 95 % were 100 %.");

  await page.getByLabel("Tried on").selectOption({ label: "The last 3 periods" });
  await expect(
    page.getByRole("table", { name: "The draft on each period, newest first" }).getByRole("row"),
  ).toHaveCount(4);

  await page.getByLabel(/^Target here/).fill("0");
  await expect(impact(page)).toContainText("Shown as of the last figures that can be scored.");
  expect(await stored()).toEqual(before);
});

test("an administrator sees how many move, and nobody’s total by name", async ({ signedIn }) => {
  const page = await signedIn("admin");
  await openDraft(page);
  await page.getByLabel("Weight of Customer", { exact: true }).fill("90");
  await expect(impact(page)).toContainText("The scorecard is previewed as if its 155 % were 100 %.");
  await expect(page.getByRole("table", { name: "People in each band before and after" })).toBeVisible();
  await expect(page.getByRole("table", { name: "People whose total moves furthest" })).toHaveCount(0);
});

test("KPIs move by keyboard and by pointer, points of a curve too", async ({ signedIn }) => {
  const page = await signedIn("hr");
  await openDraft(page);
  const names = () => page.locator(".outline .kpi .plainlink").allInnerTexts();
  const [first, second, ...others] = await names();

  await page.getByRole("button", { name: `Move ${first}` }).focus();
  await page.keyboard.press("Space");
  // What is said on picking it up gives way at once to where it is.
  await expect(page.getByText(`${first} is at its place.`)).toBeAttached();
  await page.keyboard.press("ArrowDown");
  await expect(page.getByText(`${first} is over ${second}.`)).toBeAttached();
  await page.keyboard.press("Space");
  await expect.poll(names).toEqual([second, first, ...others]);

  await page.getByRole("button", { name: "Tickets resolved", exact: true }).click();
  await page.getByText("Points", { exact: true }).click();
  const point = page.getByRole("button", { name: /^Point 2:/ });
  await point.focus();
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("Shift+ArrowLeft");
  await expect(point).toHaveAccessibleName("Point 2: attainment 0.7, score 76");
  await expect(page.getByLabel("Score of point 2")).toHaveValue("76");
  const box = await point.boundingBox();
  if (!box) throw new Error("The point is on the page.");
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByLabel("Score of point 2")).not.toHaveValue("76");
});

test("two versions are compared field by field, old ones can be read, and a draft is saved and discarded", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("hr");
  await openDraft(page);
  await expect(page.getByRole("link", { name: /^No change from v/ })).toBeVisible();
  await page.getByLabel("Weight of First reply").fill("20");
  await page.getByLabel("Weight of Customer satisfaction").fill("35");
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.getByRole("link", { name: /^2 changes from v/ }).click();

  const table = page.getByRole("table", { name: /^What differs between/ });
  await expect(table.getByRole("row", { name: /^Weight 25\s% 20\s%/ })).toBeVisible();
  await expect(table.getByRole("row", { name: /^Weight 30\s% 35\s%/ })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel("From").selectOption({ index: 0 });
  await expect(page.getByText(/say the same\.$/)).toBeVisible();

  await page.getByRole("link", { name: "v1", exact: true }).click();
  await expect(page.getByText("Version v1")).toBeVisible();
  await expect(page.getByLabel("Weight of First reply")).toHaveAttribute("readonly", "");
  await page
    .getByRole("link", { name: /^v\d+$/ })
    .first()
    .click();
  await page.getByRole("button", { name: "Discard draft" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Discard" }).click();
  await expect(page.getByRole("button", { name: "New draft" })).toBeVisible();
});

test("a receipt leads those who configure to the versions of the KPI and template it used", async ({
  signedIn,
  sql,
}) => {
  const [kpi] = await sql`
    SELECT r.kpi_id, r.employee_id FROM kpi_results r JOIN accounts a ON a.employee_id = r.employee_id
     WHERE a.email = 'employee@plumbline.test' ORDER BY r.period_id DESC, r.kpi_id LIMIT 1`;
  const page = await signedIn("hr");
  await page.goto(`/team/${kpi?.employee_id}/kpis/${kpi?.kpi_id}`);
  await page
    .getByRole("main")
    .getByRole("link", { name: /^v\d+$/ })
    .click();
  await expect(page).toHaveURL(/\/admin\/templates\/\d+\?version=\d+$/);
  await page.goBack();
  await page
    .getByRole("main")
    .getByRole("link", { name: /^Version \d+$/ })
    .click();
  await expect(page.getByRole("table", { name: /^Version \d+ said$/ })).toBeVisible();

  const own = await signedIn("employee");
  await own.goto(`/me/kpis/${kpi?.kpi_id}`);
  await expect(own.getByText(/^Version \d+$/)).toBeVisible();
  await expect(own.getByRole("link", { name: /^Version \d+$/ })).toHaveCount(0);
});
