import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** What a file is refused for is said where it was chosen, and what its rows are rejected for stands beside them. */

const csvFile = (name: string, content: string | Buffer) => ({
  name,
  mimeType: "text/csv",
  buffer: Buffer.from(content),
});

/** Names of this run alone: the tests share one company. */
const mark = Date.now().toString(36);

const ZIP = Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(64, 7)]);

test("files that are no CSV are refused with what they are, and a good one follows", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("admin");
  await page.goto("/admin/sources/new");
  const file = page.getByLabel("CSV file");
  const refusal = page.getByRole("main").getByRole("alert");
  for (const [content, words] of [
    [ZIP, "This is a zip (or Excel) file named .csv; save it as CSV first"],
    ["", "The file is empty"],
    ["\ufeff \n \n", "The file is empty"],
  ] as const) {
    await file.setInputFiles(csvFile("calls.csv", content));
    await expect(refusal).toContainText(words);
    await expect(page.getByRole("table", { name: "Columns of the file" })).toHaveCount(0);
  }
  await file.setInputFiles(csvFile("calls.csv", "call_id;minutes\nC-1;4,5\nC-2;3,0\n"));
  await expect(refusal).toHaveCount(0);
  await expect(page.getByRole("combobox", { name: "Values parted by" })).toHaveValue(";");
  await expect(page.getByRole("combobox", { name: "minutes reads as" })).toHaveValue("decimal");
  await expectAccessible(page);
  await page.setViewportSize({ width: 390, height: 844 });
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(sideways, "scrolls sideways on a phone").toBeLessThanOrEqual(0);
});

test("a file chosen before the page's scripts are there is read all the same", async ({ signedIn }) => {
  const page = await signedIn("admin");
  let letScriptsGo = () => {};
  const held = new Promise<void>((resolve) => {
    letScriptsGo = resolve;
  });
  await page.route("**/_next/static/**/*.js", async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/admin/sources/new", { waitUntil: "commit" });
  await page.getByLabel("CSV file").setInputFiles(csvFile("calls.csv", "call_id;minutes\nC-1;4,5\n"));
  letScriptsGo();
  await expect(page.getByRole("combobox", { name: "minutes reads as" })).toHaveValue("decimal");
});

test("a source without owner and time is refused at the place", async ({ signedIn }) => {
  const page = await signedIn("admin");
  await page.goto("/admin/sources/new");
  await page.getByLabel("CSV file").setInputFiles(csvFile(`bare-${mark}.csv`, "call_id,place\nC-1,Delft\n"));
  await page.getByRole("button", { name: "Create and import" }).click();
  await expect(page.getByRole("form", { name: "Name and import" }).getByRole("alert")).toContainText(/owner/);
  await expect(page).toHaveURL(/\/admin\/sources\/new$/);
});

test("an import lists the rows it rejected, and gives them as a CSV with line and reason", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const [person] = await sql`SELECT email FROM employees WHERE employee_number = 'T1002'`;
  const page = await signedIn("admin");
  await createVisits(page, `visit_id,who,visited_at\nV-1,${person?.email},2024-03-04 09:00\n`);
  await expect(count(page, "Accepted")).toHaveText("1");

  await page
    .getByRole("main")
    .getByRole("link", { name: `Visits ${mark}` })
    .click();
  const rows = [
    `V-2,${person?.email},2024-03-05 10:30`,
    "V-3,nobody@nowhere.example,2024-03-05 11:00",
    `V-4,${person?.email},2024-02-30 11:00`,
    `,${person?.email},2024-03-06 09:00`,
    `V-1,${person?.email},2024-03-04 09:00`,
    `"=HYPERLINK(""x"")",${person?.email},soon`,
  ];
  await page
    .getByLabel("CSV file")
    .setInputFiles(csvFile("more.csv", `visit_id,who,visited_at\n${rows.join("\n")}\n`));
  await page.getByRole("button", { name: "Upload and import" }).click();
  await expect(page).toHaveURL(/\/admin\/imports\/\d+$/);
  await expect(page.getByText("Done, some rejected")).toBeVisible();
  await expect(count(page, "Accepted")).toHaveText("1");
  await expect(count(page, "Unchanged")).toHaveText("1");
  await expect(count(page, "Rejected")).toHaveText("4");

  const rejected = page.getByRole("table", { name: "Rejected rows with their reasons" });
  await expect(rejected.getByRole("row", { name: /^Line 3/ })).toContainText("nobody@nowhere.example");
  await expect(rejected.getByRole("row", { name: /^Line 4/ })).toContainText("2024-02-30");
  await expect(rejected.getByRole("row", { name: /^Line 5/ })).toContainText(/visit_id|Visit id/i);
  await expectAccessible(page);

  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Rejected rows as CSV" }).click();
  const lines = (await readFile(await (await download).path(), "utf8")).trim().split(/\r?\n/);
  expect(lines[0]).toMatch(/^\ufeff?line,reason/);
  expect(lines).toHaveLength(5);
  expect(lines[1]).toMatch(/^3,.*nobody@nowhere\.example/);
  // Whoever opens it in a spreadsheet must not run what was in the file.
  expect(lines[4]).not.toMatch(/(^|,)"?=/);
});

async function createVisits(page: Page, content: string): Promise<void> {
  await page.goto("/admin/sources/new");
  await page.getByLabel("CSV file").setInputFiles(csvFile("visits.csv", content));
  await page.getByRole("checkbox", { name: "visit_id: Key" }).check();
  await page.getByRole("checkbox", { name: "who: Owner" }).check();
  await expect(page.getByRole("checkbox", { name: "visited_at: Time" })).toBeChecked();
  await page.getByLabel("Name of the source").fill(`Visits ${mark}`);
  await page.getByLabel("One record is called").fill("visit");
  await page.getByRole("button", { name: "Create and import" }).click();
  await expect(page).toHaveURL(/\/admin\/imports\/\d+$/);
}

/** The figure under a label of the page's counts. */
const count = (page: Page, label: string) =>
  page.locator("dl > div", { has: page.locator("dt", { hasText: label }) }).locator("dd .v");

test("people come from a file with headings of its own", async ({ signedIn, expectAccessible }) => {
  const office = `Office ${mark}`;
  // They start long after the periods that other tests compare runs of.
  const people = [
    `Anna ${mark},Dustin ${mark},${office},2026-11-02`,
    `Cecily ${mark},Dustin ${mark},${office},2026-11-02`,
    `Dustin ${mark},,${office},2026-11-02`,
    `,Dustin ${mark},${office},2026-11-02`,
    `Versie ${mark},Dustin ${mark},${office},31/31/2026`,
  ];
  const file = csvFile(
    "sales_teams.csv",
    `sales_agent,manager,regional_office,began\n${people.join("\n")}\n`,
  );
  const page = await signedIn("hr");
  await page.goto("/admin/people/import");
  await page.getByLabel("CSV file").setInputFiles(file);
  await expect(page.getByRole("combobox", { name: "Name", exact: true })).toHaveValue("sales_agent");
  await expect(page.getByRole("combobox", { name: "Manager", exact: true })).toHaveValue("manager");
  await expect(page.getByRole("combobox", { name: "Unit", exact: true })).toHaveValue("regional_office");
  await page.getByRole("combobox", { name: "First day" }).selectOption("began");
  await expectAccessible(page);
  await page.getByRole("button", { name: "Import people" }).click();
  await expect(page).toHaveURL(/import=\d+/);
  await expect(count(page, "New")).toHaveText("3");
  await expect(count(page, "Rejected")).toHaveText("2");
  await expect(page.getByRole("table", { name: "Rejected rows" })).toContainText("31/31/2026");

  await page.getByRole("link", { name: "See people" }).click();
  await page.getByRole("searchbox").last().fill(`Anna ${mark}`);
  await page.keyboard.press("Enter");
  const anna = page.getByRole("row", { name: new RegExp(`Anna ${mark}`) });
  await expect(anna).toContainText(`Dustin ${mark}`);
  await expect(anna).toContainText(office);

  await page.goto("/admin/people/import");
  await page.getByLabel("CSV file").setInputFiles(file);
  await page.getByRole("combobox", { name: "First day" }).selectOption("began");
  await page.getByRole("button", { name: "Import people" }).click();
  await expect(count(page, "Unchanged")).toHaveText("3");
  await expect(count(page, "New")).toHaveText("0");
});
