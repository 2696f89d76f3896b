import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { type Agent, callsCsv, freeWeek, someAgent } from "./calls-file";
import { expect, test } from "./fixtures";

/**
 * From a file nobody has seen before to a score on somebody's screen, without leaving the user interface. The period is
 * a week and the template scores weeks alone, so the months that other tests read stay as they are.
 */
test.setTimeout(120_000);

const mark = Date.now().toString(36);
const SOURCE = `Calls ${mark}`;
const SOLVED = `Calls solved ${mark}`;
const RATED = `Rating of calls ${mark}`;
const PASSWORD = "a long enough password";

test("an administrator turns a CSV into a KPI and a template, and a person reads the score down to a call", async ({
  signedIn,
  sql,
  browser,
  baseURL,
  viewport,
}) => {
  const agent = await someAgent(sql);
  const week = await freeWeek(sql);
  const admin = await signedIn("admin");

  await test.step("the week to be scored", async () => {
    await admin.goto("/admin/periods?new=1");
    const sheet = admin.getByRole("dialog", { name: "New period" });
    await sheet.getByLabel("Length").selectOption("weekly");
    await sheet.getByLabel("First day").fill(week.monday);
    await sheet.getByRole("button", { name: "Create period" }).click();
    await expect(admin).toHaveURL(/\/admin\/periods\/\d+$/);
  });
  const period = admin.url();
  const periodName = (await admin.getByRole("heading", { level: 1 }).textContent()) ?? "";

  await test.step("an account for the agent", async () => {
    await admin.goto(`/admin/people/${agent.id}`);
    const account = admin.getByRole("form", { name: "Account" });
    await account.getByLabel("Password").fill(PASSWORD);
    await account.getByRole("button", { name: "Create account" }).click();
    await expect(account.getByRole("button", { name: "Save account" })).toBeVisible();
  });

  await test.step("the file becomes a source", () => createSource(admin, callsCsv(agent, week.monday)));
  await test.step("its KPIs", async () => {
    await createSolvedKpi(admin, { periodName, agent });
    await createRatingKpi(admin, { periodName, agent });
  });
  await test.step("a template of both", () => createTemplate(admin, agent));
  await test.step("the week is computed", async () => {
    await admin.goto(period);
    await admin.getByRole("button", { name: "Compute" }).click();
    await expect(admin).toHaveURL(/\/admin\/runs\/\d+$/);
    await expect(admin.getByRole("main").getByText("Done", { exact: true })).toBeVisible({ timeout: 40_000 });
    await expect(admin.getByText(SOLVED)).toBeVisible();
  });

  await test.step("the agent reads the score, down to a call", async () => {
    const context = await browser.newContext({ baseURL, viewport });
    const page = await context.newPage();
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(agent.email);
    await page.getByLabel("Password").fill(PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByRole("heading", { level: 1, name: agent.name })).toBeVisible();
    await readScore(page, periodName);
    await context.close();
  });
});

async function createSource(page: Page, csv: string): Promise<void> {
  await page.goto("/admin/sources/new");
  await page
    .getByLabel("CSV file")
    .setInputFiles({ name: `calls ${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  const columns = page.getByRole("table", { name: "Columns of the file" });
  await expect(columns.getByRole("row", { name: /^called_at/ })).toContainText(
    "Every date also reads as M/d/yyyy: confirm which comes first, day or month",
  );
  await expect(columns.getByLabel("Date format of called_at")).toHaveValue("d/M/yyyy");
  // "a while" made text of it.
  await expect(columns.getByLabel("minutes reads as")).toHaveValue("text");
  await columns.getByLabel("minutes reads as").selectOption("decimal");
  await columns.getByLabel(/no value in minutes/).fill("?");
  await expect(columns.getByLabel(/no value in satisfaction/)).toHaveValue("?");
  await expect(columns.getByLabel("Label of called_at")).toHaveValue("Called at");
  await columns.getByLabel("Label of satisfaction").fill("Rating");
  for (const name of ["call_id: Key", "agent: Owner", "minutes: Measure", "satisfaction: Measure"])
    await columns.getByRole("checkbox", { name }).check();
  await page.getByLabel("Name of the source").fill(SOURCE);
  await page.getByLabel("One record is called").fill("call");
  await page.getByRole("button", { name: "Create and import" }).click();

  await expect(page).toHaveURL(/\/admin\/imports\/\d+$/);
  const counts = page.getByRole("main").locator("dl");
  await expect(counts).toContainText("Accepted11", { timeout: 30_000 });
  await expect(counts).toContainText("Rejected2");
  const rejected = page.getByRole("table", { name: "Rejected rows with their reasons" });
  await expect(rejected.getByRole("row", { name: /^Line 13/ })).toContainText("a while");
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Rejected rows as CSV" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).trim().split(/\r?\n/);
  expect(lines).toHaveLength(3);
  expect(lines[2]).toMatch(/^14,.*nobody@elsewhere\.example/);
}

interface KpiAbout {
  periodName: string;
  agent: Agent;
}

async function startKpi(page: Page, { periodName }: KpiAbout): Promise<void> {
  await page.goto("/admin/kpis/new");
  await openPart(page, /^\S+$/, 1);
  await page.getByLabel("Source", { exact: true }).selectOption({ label: SOURCE });
  await page.getByLabel("Period of the test run").selectOption({ label: periodName });
}

/** Opens the control behind words of the sentence. */
async function openPart(page: Page, words: string | RegExp, at = 0): Promise<void> {
  const button = page
    .getByRole("region", { name: "What is measured" })
    .getByRole("paragraph")
    .getByRole("button", { name: words })
    .nth(at);
  if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
}

/** A percentage with a filter in its part. */
async function createSolvedKpi(page: Page, about: KpiAbout): Promise<void> {
  await startKpi(page, about);
  await openPart(page, "Count");
  await page.getByLabel("What is taken").selectOption({ label: "Percentage or ratio" });
  await openPart(page, "all of them");
  await page.getByRole("button", { name: "Condition" }).click();
  await page.getByLabel("Column", { exact: true }).selectOption({ label: "Outcome" });
  await page.getByLabel("Value", { exact: true }).fill("solved");
  await expect(page.getByRole("region", { name: "What is measured" })).toContainText(
    "Percentage of calls: those where Outcome is solved out of all of them, credited to Agent, by Called at.",
  );
  await page.getByLabel("Target", { exact: true }).fill("80");

  const testRun = page.getByRole("region", { name: "Test run" });
  const own = testRun.getByRole("row", { name: new RegExp(about.agent.name) });
  await expect(own).toContainText("75\u00a0% · 6 of 8");
  await expect(own).toContainText("93.8");
  await expect(testRun).toContainText("2 people, 10 calls");

  await page.getByRole("button", { name: "Save KPI" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText("1 thing to fix first");
  await expect(page.getByLabel("Name", { exact: true })).toHaveAccessibleDescription(/name/i);
  await save(page, SOLVED);
}

/** A mean over some of the calls. */
async function createRatingKpi(page: Page, about: KpiAbout): Promise<void> {
  await startKpi(page, about);
  await openPart(page, "Count");
  await page.getByLabel("What is taken").selectOption({ label: "Mean" });
  await page.getByLabel("Of", { exact: true }).selectOption({ label: "Rating" });
  await openPart(page, "all of them");
  await page.getByRole("button", { name: "Condition" }).click();
  await page.getByLabel("Column", { exact: true }).selectOption({ label: "Minutes" });
  await page.getByLabel("Comparison").selectOption({ label: "is at least" });
  await page.getByLabel("Value", { exact: true }).fill("1");
  await page.getByLabel("Target", { exact: true }).fill("4");
  const own = page
    .getByRole("region", { name: "Test run" })
    .getByRole("row", { name: new RegExp(about.agent.name) });
  await expect(own).toContainText("4.2");
  await own.getByRole("button", { name: about.agent.name }).click();
  await expect(page.getByRole("table", { name: new RegExp(`of ${about.agent.name}`) })).toContainText("K-01");
  await save(page, RATED);
}

async function save(page: Page, name: string): Promise<void> {
  await page.getByLabel("Name", { exact: true }).fill(name);
  await page.getByRole("button", { name: "Save KPI" }).click();
  await expect(page).toHaveURL(/\/admin\/kpis\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
}

async function createTemplate(page: Page, { role, unit }: Agent): Promise<void> {
  await page.goto("/admin/templates/new");
  await page.getByLabel("Name", { exact: true }).fill(`Callers ${mark}`);
  await page.getByLabel("Scores periods of").selectOption("weekly");
  await page.getByLabel("For the job role").selectOption({ label: role });
  await page.getByRole("button", { name: "Create the first draft" }).click();
  await expect(page).toHaveURL(/\/admin\/templates\/\d+$/);

  await page.getByLabel("In unit, with all below").selectOption({ label: unit });
  await page.getByRole("region", { name: "For whom" }).getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Whom it is for is saved.")).toBeVisible();

  const outline = page.getByRole("region", { name: "Scorecard", exact: true });
  await addKra(page, `Callers helped ${mark}`);
  await addKpi(page, SOLVED);
  await outline.getByRole("button", { name: "KRA", exact: true }).click();
  await addKra(page, `Callers content ${mark}`);
  await addKpi(page, RATED);

  const weight = (name: string) => outline.getByLabel(`Weight of ${name}`, { exact: false });
  await weight(`Callers helped ${mark}`).fill("60");
  await weight(`Callers content ${mark}`).fill("30");
  await weight(SOLVED).fill("100");
  await weight(RATED).fill("90");
  await expect(outline).toContainText("90 of 100 %");
  await expect(outline).toContainText(`Callers content ${mark} adds to 90 %. Give the missing 10 %`);
  const activate = page.getByRole("button", { name: "Activate v1" });
  await expect(activate).toBeDisabled();
  await expect(activate).toHaveAccessibleDescription(/90 %/);
  await outline.getByRole("button", { name: "spread it evenly" }).click();
  await expect(weight(RATED)).toHaveValue("100");
  await weight(`Callers content ${mark}`).fill("40");
  await expect(outline.getByRole("row", { name: /Whole scorecard/ })).toContainText("100 %");

  await page.getByRole("button", { name: "Save draft" }).click();
  await expect(page.getByText("Draft v1 is saved.")).toBeVisible();
  await activate.click();
  await page.getByRole("dialog").getByRole("button", { name: "Activate" }).click();
  await expect(page.getByRole("row", { name: /^v1/ })).toContainText("In force");
}

async function addKra(page: Page, name: string): Promise<void> {
  await page.getByLabel("KRA", { exact: true }).selectOption({ label: "A new one" });
  await page.getByLabel("Name of the new KRA").fill(name);
  await page.getByRole("button", { name: "Add KRA" }).click();
  await expect(page.getByRole("table", { name: /KRAs and KPIs/ })).toContainText(name);
}

async function addKpi(page: Page, name: string): Promise<void> {
  await page
    .getByRole("region", { name: "Scorecard", exact: true })
    .getByRole("button", { name: "KPI", exact: true })
    .click();
  await page.getByLabel("KPI", { exact: true }).selectOption({ label: name });
  await page.getByRole("button", { name: "Add KPI" }).click();
}

/** 60 % of 93.75 and 40 % of 105 is 98.25. */
async function readScore(page: Page, periodName: string): Promise<void> {
  await page.getByRole("button", { name: /^Period:/ }).click();
  await page.getByRole("link", { name: periodName }).click();
  await expect(page.getByRole("region", { name: "Overall score" })).toContainText("98.3");
  await expect(page.getByRole("row", { name: new RegExp(`^${RATED}`) })).toContainText("105.0");
  await page.getByRole("link", { name: SOLVED }).click();

  await expect(page.getByRole("heading", { level: 1, name: SOLVED })).toBeVisible();
  const steps = page.getByRole("table", { name: "Steps from records to contribution" });
  await expect(steps.getByRole("row", { name: /Records that count/ }).getByRole("link")).toHaveText("8");
  const records = page.getByRole("region", { name: "The calls" });
  await expect(records.getByRole("row")).toHaveCount(9);
  await expect(records.getByRole("row", { name: /^K-01/ })).toContainText("In the share");
  await expect(records.getByRole("row", { name: /^K-04/ })).toContainText("Outside it");
  await expect(records.getByText(/K-00|K-09|K-11/)).toHaveCount(0);
  await records.getByRole("searchbox", { name: "Find in records" }).fill("K-07");
  await page.keyboard.press("Enter");
  await expect(records.getByRole("row")).toHaveCount(2);
}
