import { readFile } from "node:fs/promises";
import type { Download, Page } from "@playwright/test";
import { expect, test } from "./fixtures";

/** A policy from its draft to a file for payroll: tried on past periods, put into force, each line explained. */
test.describe.configure({ mode: "serial" });

const people = (page: Page) => page.getByRole("table", { name: /^Bonuses of / });

test("HR reads everybody's bonus with its reason, and the export adds up to the screen", async ({
  signedIn,
}) => {
  const page = await signedIn("hr");
  await page.goto("/bonus");
  await expect(page.getByRole("heading", { level: 1, name: "Bonuses" })).toBeVisible();
  const total = page.locator("dl.stats dd").first().locator(".v");
  const shown = ((await total.textContent()) ?? "").trim();
  expect(shown).toMatch(/^[\d,]+\.\d\d\sEUR$/);
  await expect(
    people(page)
      .getByText(/^Factor 1\.\d+ from score \d+\.\d$/)
      .first(),
  ).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  const lines = (await textOf(await downloading)).trim().split("\r\n");
  const at =
    lines[0]
      ?.replace(/^\uFEFF/, "")
      .split(",")
      .indexOf("amount") ?? -1;
  const cents = lines
    .slice(1)
    .reduce((sum, line) => sum + Number((cellsOf(line)[at] || "0.00").replace(".", "")), 0);
  expect((cents / 100).toFixed(2)).toBe(shown.replaceAll(/[^\d.]/g, ""));

  await page.reload();
  await expect(page.getByText(/Exported by .* Nothing has changed since\./)).toBeVisible();
});

test("HR enters an amount and a flag in the person's sheet, and the line says what became of it", async ({
  signedIn,
}) => {
  const page = await signedIn("hr");
  await page.goto("/bonus?q=Amina");
  await people(page).getByRole("link", { name: "Amina Yusuf" }).click();
  const sheet = page.getByRole("dialog", { name: "Amina Yusuf" });
  const target = sheet.getByRole("form", { name: "Target bonus" });
  await target.getByLabel("Amount").fill("12,5");
  await target.getByRole("button", { name: "Save amount" }).click();
  await expect(
    sheet.getByText("Enter an amount like 1500 or 1500.50, at most two decimals").first(),
  ).toBeVisible();
  await target.getByLabel("Amount").fill("1234.50");
  await target.getByLabel("Currency").fill("EUR");
  await target.getByLabel("From").fill("2020-01-01");
  await target.getByRole("button", { name: "Save amount" }).click();
  await expect(sheet.getByText("1,234.50 EUR, entered by", { exact: false })).toBeVisible();

  const flag = sheet.getByRole("form", { name: "Disciplinary flag" });
  await flag.getByLabel("First day").fill("2020-01-01");
  await flag.getByLabel("Reason").fill("Shared data outside the company");
  await flag.getByRole("button", { name: "Set flag" }).click();
  await expect(sheet.getByText("Factor 0:", { exact: false })).toContainText("disciplinary flag");
  await sheet.getByRole("button", { name: "Close" }).click();
  await expect(page.getByText("The figures have changed since.", { exact: false })).toBeVisible();
});

test("a draft shows what it would have paid before it is saved, and is put into force", async ({
  signedIn,
}) => {
  const page = await signedIn("hr");
  await page.goto("/bonus/policies");
  await page.getByRole("link", { name: "Monthly bonus" }).click();
  const effect = page.getByRole("region", { name: "What it would have paid" });
  await expect(effect.getByText(/0 would get more, 0 less/)).toBeVisible();
  await page.getByRole("textbox", { name: "Factor of point 3" }).fill("1.2");
  await expect(effect.getByText(/^Before: .*EUR\. [1-9]\d* would get more, 0 less/)).toBeVisible();
  await expect(
    effect.getByRole("table", { name: "Cost of each period, newest first" }).getByRole("row"),
  ).toHaveCount(7);
  await page.getByRole("textbox", { name: "Factor of point 4" }).fill("1.1");
  await expect(page.getByText("The factor must not fall from point to point").first()).toBeVisible();
  await page.getByRole("textbox", { name: "Factor of point 4" }).fill("1.5");
  await page.getByRole("button", { name: "Save as draft v2" }).click();
  await expect(page.getByText("Draft v2 is saved.", { exact: false })).toBeVisible();
  await page.getByRole("button", { name: "Activate v2" }).click();
  await page.getByLabel("Pays from").fill("2035-01-01");
  await page.getByRole("dialog").getByRole("button", { name: "Activate" }).click();
  const versions = page.getByRole("table", { name: "Versions, newest first" });
  await expect(versions.getByRole("row", { name: /^v2/ })).toContainText(/1\sJan\s2035/);
});

test("an executive sees totals and units, and nobody's line", async ({ signedIn }) => {
  const page = await signedIn("exec");
  await page.goto("/bonus");
  await expect(page.getByRole("table", { name: "Bonuses by unit" })).toBeVisible();
  await expect(people(page)).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Export CSV" })).toHaveCount(0);
  expect((await page.request.get("/api/bonus/export?period_id=1&format=csv")).status()).toBe(403);
});

test("an employee sees their own line once the period is final, and not before", async ({
  signedIn,
  sql,
}) => {
  const [final] =
    await sql`SELECT id FROM evaluation_periods WHERE status = 'finalized' ORDER BY period_end DESC LIMIT 1`;
  const [open] =
    await sql`SELECT id FROM evaluation_periods WHERE status = 'open' ORDER BY period_end LIMIT 1`;
  const page = await signedIn("employee");
  await page.goto(`/me?period=${final?.id}`);
  await expect(page.getByRole("region", { name: "Bonus" })).toContainText("set by HR");
  await expect(page.getByRole("region", { name: "Bonus" })).not.toContainText("disciplinary");
  await page.goto(`/me?period=${open?.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.getByRole("region", { name: "Bonus" })).toHaveCount(0);
});

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), "utf8");
}

/** The cells of a CSV line; quoted ones may hold commas. */
const cellsOf = (line: string): string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted ?? plain ?? "",
  );
