import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** An administrator creates a period, computes it, and can trust that computing it again changes nothing. */

test("a period that does not fit is refused at its field, one that fits is created", async ({
  signedIn,
  sql,
}) => {
  const [oldest] =
    await sql`SELECT to_char(min(period_start) - interval '1 month', 'YYYY-MM-') AS before FROM evaluation_periods`;
  const page = await signedIn("admin");
  await page.goto("/admin/periods");
  await page.getByRole("link", { name: "New period" }).click();
  const sheet = page.getByRole("dialog", { name: "New period" });
  const create = sheet.getByRole("button", { name: "Create period" });
  const start = sheet.getByLabel("First day");

  await sheet.getByLabel("Length").selectOption("monthly");
  await start.fill(`${oldest?.before}15`);
  await create.click();
  await expect(start).toHaveAccessibleDescription(/A monthly period begins on the first of a month/);
  await expect(start).toHaveValue(`${oldest?.before}15`);

  await sheet.getByLabel("Length").selectOption("custom");
  await create.click();
  await expect(sheet.getByLabel("End")).toHaveAccessibleDescription(/A custom period needs an end/);

  await sheet.getByLabel("Length").selectOption("monthly");
  await start.fill(`${oldest?.before}01`);
  await create.click();
  await expect(page).toHaveURL(/\/admin\/periods\/\d+$/);
  await expect(page.getByText("Not computed yet")).toBeVisible();

  await page.goto("/admin/periods?new=1");
  await start.fill(`${oldest?.before}01`);
  await create.click();
  await expect(start).toHaveAccessibleDescription(/exists already as a monthly period/);
});

test("a run is followed to its end, and the same records give the same fingerprint", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  // Not the newest, which other tests read; far enough back that people imported meanwhile were not there yet.
  const [period] = await sql`
    SELECT p.id, p.name, r.fingerprint FROM evaluation_periods p JOIN compute_runs r ON r.period_id = p.id
     WHERE p.frequency = 'monthly' AND p.period_end <= current_date AND r.trigger = 'command'
     ORDER BY p.period_end DESC OFFSET 5 LIMIT 1`;
  const page = await signedIn("admin");
  for (const time of ["first", "second"]) {
    await page.goto(`/admin/periods/${period?.id}`);
    await compute(page);
    await expect(page.getByText("Asked for here, Jonas Lindahl"), `${time} run`).toBeVisible();
    const fingerprint = page.getByRole("region", { name: "Fingerprint" }).locator("code");
    await expect(fingerprint).toHaveText(period?.fingerprint);
  }
  await expect(page.getByRole("region", { name: "Warnings" }).getByRole("listitem").first()).toContainText(
    /\d+ (people|person) matched no template/,
  );
  await expectAccessible(page);

  const statement = page.getByRole("group").filter({ hasText: "First reply" });
  await statement.locator("summary").click();
  await expect(statement.getByRole("region", { name: "Statement of First reply" })).toContainText("SELECT");

  await page.getByRole("link", { name: `All runs of ${period?.name}` }).click();
  const runs = page.getByRole("table", { name: "Runs, the newest first" });
  await expect(runs.getByRole("row", { name: /Asked for here, Jonas Lindahl.*Done/ })).not.toHaveCount(0);
  await expect(page.getByRole("table", { name: "People by band" })).toBeVisible();
});

test("a period before all records is computed, with a warning for each KPI that found none", async ({
  signedIn,
  sql,
}) => {
  const [free] = await sql`
    SELECT y AS year FROM generate_series(extract(year FROM current_date)::integer - 3, 2000, -1) y
     WHERE make_date(y, 1, 1) NOT IN (SELECT period_start FROM evaluation_periods) LIMIT 1`;
  const page = await signedIn("admin");
  await page.goto("/admin/periods?new=1");
  const sheet = page.getByRole("dialog", { name: "New period" });
  await sheet.getByLabel("First day").fill(`${free?.year}-01-01`);
  await sheet.getByRole("button", { name: "Create period" }).click();
  await expect(page.getByRole("heading", { level: 1, name: `January ${free?.year}` })).toBeVisible();
  // While someone else holds the period the run has to wait, and says so.
  await sql.begin(async (holder) => {
    const periodId = page.url().split("/").at(-1) ?? "";
    await holder`SELECT FROM evaluation_periods WHERE id = ${periodId} FOR NO KEY UPDATE`;
    await askFor(page);
    await expect(page.getByRole("progressbar")).toBeVisible();
    await expect(page.getByRole("main").getByRole("status")).toContainText("You can leave this page.");
  });
  await seenThrough(page);
  await expect(page.getByRole("region", { name: "Warnings" })).toContainText(
    "First reply found no records for anyone.",
  );
});

async function compute(page: Page): Promise<void> {
  await askFor(page);
  await seenThrough(page);
}

/** From the period's page to the page of its new run. */
async function askFor(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Compute" }).click();
  await expect(page).toHaveURL(/\/admin\/runs\/\d+$/);
  await page.evaluate(() => Object.assign(window, { sameDocument: true }));
}

/** The run's page gets to its end by itself. */
async function seenThrough(page: Page): Promise<void> {
  await expect(page.getByRole("main").getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole("progressbar")).toHaveCount(0);
  expect(await page.evaluate(() => "sameDocument" in window)).toBe(true);
}

test("the picker offers periods of every length, and a step stays within its own", async ({
  signedIn,
  sql,
}) => {
  const page = await signedIn("employee");
  const [quarter] = await sql`
    INSERT INTO evaluation_periods (name, frequency, period_start, period_end)
    VALUES ('Q1 2019', 'quarterly', '2019-01-01', '2019-04-01') RETURNING id`;
  try {
    await page.goto("/me");
    const picker = page.getByRole("group", { name: "Period" });
    await picker.getByRole("button", { name: /^Period: / }).click();
    await expect(page.getByRole("list", { name: "Monthly" }).getByRole("link")).not.toHaveCount(0);
    await page
      .getByRole("list", { name: "Quarterly" })
      .getByRole("link", { name: /^Q1 2019/ })
      .click();
    await expect(page).toHaveURL(new RegExp(`period=${quarter?.id}$`));
    await expect(picker.getByRole("img", { name: "No earlier period" })).toBeVisible();
    await expect(picker.getByRole("img", { name: "No later period" })).toBeVisible();
    await picker.getByRole("button", { name: /^Period: Q1 2019/ }).click();
    await expect(page.getByRole("list", { name: "Monthly" }).getByRole("link")).not.toHaveCount(0);
  } finally {
    await sql`DELETE FROM evaluation_periods WHERE id = ${quarter?.id}`;
  }
});
