import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/**
 * From a ready-made set to scores of demo records: installed in one click, changed, activated, computed, seen used. It
 * scores a period of its own kind, so that the months which other tests read stay as they are.
 */
test.setTimeout(120_000);

const PERIOD = `Field weeks ${Date.now().toString(36)}`;

test("an administrator installs a set, edits a weight, activates it and computes demo records by it", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const span = { start: "", end: "" };
  const [days] = await sql<{ start: string; end: string }[]>`
    SELECT (date_trunc('month', now()) - interval '5 months')::date::text AS start,
           (date_trunc('month', now()) - interval '5 months' + interval '28 days')::date::text AS "end"`;
  Object.assign(span, days);
  const admin = await signedIn("admin");

  await test.step("the gallery says what each set finds here", async () => {
    await admin.goto("/admin/templates");
    await admin.getByRole("link", { name: "Ready-made sets" }).click();
    const sets = admin.getByRole("table", { name: "Ready-made sets" });
    await expect(sets.getByRole("row")).toHaveCount(10);
    await expect(sets.getByRole("row", { name: /^Field service/ })).toContainText(
      /Work orders: [\d,]+ records/,
    );
    await expect(sets.getByRole("row", { name: /^Customer Support/ })).toContainText(
      "Conversations: comes with it",
    );
  });

  await test.step("the set says what it makes, and is installed", async () => {
    await admin.getByRole("link", { name: "Field service", exact: true }).click();
    await expect(admin.getByRole("heading", { level: 1, name: "Field service" })).toBeVisible();
    await expect(admin.getByRole("main")).toContainText(
      "While First-time fix scores under 80, this scores at most 100.",
    );
    await expect(
      admin.getByRole("img", { name: /^Work orders completed: score by attainment/ }),
    ).toBeVisible();
    const install = admin.getByRole("form", { name: "Install Field service" });
    await install.getByLabel("For the job role").selectOption({ label: "Field technician" });
    await install.getByRole("button", { name: "Install" }).click();
    await expect(admin).toHaveURL(/\/admin\/templates\/\d+$/);
    await expect(admin.getByRole("main")).toContainText("From the set Field service, version 2");
  });
  const template = admin.url();

  await test.step("its draft is edited like any other", async () => {
    await admin.getByLabel("Scores periods of").selectOption("custom");
    await admin.getByRole("region", { name: "For whom" }).getByRole("button", { name: "Save" }).click();
    await expect(admin.getByText("Whom it is for is saved.")).toBeVisible();
    await admin.getByLabel("Weight of Work orders completed").fill("70");
    await admin.getByLabel("Weight of Travel to fix").fill("30");
    await admin.getByRole("button", { name: "Save draft" }).click();
    await expect(admin.getByText("Draft v1 is saved.")).toBeVisible();
    await admin.getByRole("button", { name: "Activate v1" }).click();
    await admin.getByRole("dialog").getByRole("button", { name: "Activate" }).click();
    await expect(admin.getByRole("row", { name: /^v1/ })).toContainText("In force");
  });

  const periodId = await test.step("a period of it is computed", () => computePeriod(admin, span));

  await test.step("what it measured is what the records say", async () => {
    const counts = await sql`
      SELECT r.employee_id, r.actual_value::float AS actual,
             (SELECT count(*)::integer FROM records.work_orders w CROSS JOIN organisations o
               WHERE w.technician_employee_id = r.employee_id
                 AND w.completed_at >= ${span.start}::timestamp AT TIME ZONE o.time_zone
                 AND w.completed_at < ${span.end}::timestamp AT TIME ZONE o.time_zone) AS counted
        FROM kpi_results r JOIN kpi_definitions k ON k.id = r.kpi_id
       WHERE r.period_id = ${periodId} AND k.name = 'Work orders completed' AND r.status = 'scored'`;
    expect(counts.length).toBeGreaterThan(5);
    for (const { actual, counted } of counts) expect(actual).toBe(counted);
  });

  await test.step("the library shows who uses it", async () => {
    await admin.goto("/admin/kpis");
    const filter = admin.getByRole("form", { name: "Filter the KPIs" });
    await filter.getByLabel("Source").selectOption({ label: "Work orders" });
    await filter.getByLabel("Use", { exact: true }).selectOption("used");
    await filter.getByLabel("Name or description").fill("second visit");
    await filter.getByRole("button", { name: "Find" }).click();
    const fix = admin.getByRole("row", { name: /^First-time fix/ });
    await expect(fix).toContainText("Guards Work orders completed");
    await expect(fix).toContainText("From the set Field service");
    await expect(fix.getByRole("link", { name: "Field service" }).first()).toHaveAttribute(
      "href",
      new URL(template).pathname,
    );
    await expectAccessible(admin);
  });

  await test.step("installing it again leads to the same template", async () => {
    await admin.goto("/admin/sets");
    await expect(admin.getByRole("row", { name: /^Field service/ })).toContainText("Installed");
    const again = await admin.request.post("/api/kpis/sets/field-service/install", {
      data: {},
      headers: { origin: new URL(template).origin },
    });
    expect(await again.json()).toMatchObject({
      template_id: Number(template.split("/").at(-1)),
      was_installed: true,
    });
    await admin.goto("/admin/sets/field-service");
    await expect(admin.getByRole("region", { name: "Installed" })).toContainText("By Jonas Lindahl");
    await expectAccessible(admin);
  });
});

test("human resources may not install a set that brings a source, and are told so", async ({ signedIn }) => {
  const page = await signedIn("hr");
  await page.goto("/admin/sets/monitoring");
  const install = page.getByRole("button", { name: "Install" });
  await expect(install).toHaveAttribute("aria-disabled", "true");
  await expect(install).toHaveAccessibleDescription(/Monitoring checks, which only an administrator can add/);
});

async function computePeriod(page: Page, { start, end }: { start: string; end: string }): Promise<number> {
  await page.goto("/admin/periods?new=1");
  await expect(page.getByRole("heading", { name: "First steps" })).toHaveCount(0);
  const sheet = page.getByRole("dialog", { name: "New period" });
  await sheet.getByLabel("Length").selectOption("custom");
  await sheet.getByLabel("First day").fill(start);
  await sheet.getByLabel("End").fill(end);
  await sheet.getByLabel("Name").fill(PERIOD);
  await sheet.getByRole("button", { name: "Create period" }).click();
  await expect(page).toHaveURL(/\/admin\/periods\/\d+$/);
  const periodId = Number(page.url().split("/").at(-1));
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page).toHaveURL(/\/admin\/runs\/\d+$/);
  await expect(page.getByRole("main").getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByText("Work orders completed")).toBeVisible();
  return periodId;
}
