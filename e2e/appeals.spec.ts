import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

/**
 * A figure is disputed where it stands, with records and a file; the manager answers with an override whose effect they
 * see first, and the person reads what came of it. Nobody else does.
 */
test.describe.configure({ mode: "serial" });

const STATEMENT = "Two of these replies went out by telephone, and the ticket does not show it.";
const ANSWER = "The call list shows both calls within the first hour.";
const CALLS = "ticket;called at\n4711;09:20\n";

/** Amina's first replies of the newest month that has ended and is not under review. */
async function figureOf(sql: Sql) {
  const [found] = await sql`
    SELECT p.id AS period, k.id AS kpi, a.employee_id AS person
      FROM evaluation_periods p, kpi_definitions k, accounts a
     WHERE p.status = 'open' AND p.frequency = 'monthly' AND p.period_end <= current_date AND k.name = 'First reply'
       AND a.email = 'employee@plumbline.test'
     ORDER BY p.period_start DESC LIMIT 1`;
  return found as unknown as { period: number; kpi: number; person: number };
}

async function appealOf(sql: Sql): Promise<number> {
  const [found] = await sql`SELECT max(id) AS id FROM appeals WHERE statement = ${STATEMENT}`;
  return found?.id as number;
}

const sheetOf = (page: Page) => page.getByRole("dialog", { name: "Dispute this figure" });
const disputed = (page: Page) => page.getByRole("region", { name: "Disputed" });

test("the employee disputes a figure of theirs, with records and a file", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const { period, kpi } = await figureOf(sql);
  const page = await signedIn("employee");
  await page.goto(`/me/kpis/${kpi}?period=${period}`);
  await page.getByRole("link", { name: "Dispute this figure" }).click();
  const sheet = sheetOf(page);
  await sheet.getByRole("checkbox").first().check();
  await sheet.getByRole("checkbox").nth(1).check();
  await sheet.getByLabel("What is wrong").fill("Too short");
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(sheet.getByLabel("What is wrong")).toHaveAccessibleDescription(/Write at least 20 characters/);
  await expect(sheet.getByLabel("What is wrong")).toHaveValue("Too short");
  await expectAccessible(page);

  await sheet.getByLabel("What is wrong").fill(STATEMENT);
  const program = { name: "calls.csv", mimeType: "text/csv", buffer: Buffer.from("MZ\u0000\u0001") };
  await sheet.getByLabel("Files").setInputFiles(program);
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(sheet.getByLabel("Files")).toHaveAccessibleDescription(/calls\.csv is none of these/);

  await sheet.getByLabel("Files").setInputFiles({ ...program, buffer: Buffer.from(CALLS) });
  await sheet.getByRole("button", { name: "Send" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(disputed(page)).toContainText("With the manager");
  await expect(disputed(page)).toContainText(/The manager answers by \d+ \w+ \d{4} \(working days\)/);
  await expect(page.getByRole("link", { name: "Dispute this figure" })).toHaveCount(0);
  await expectAccessible(page);

  await page.goto("/appeals");
  await expect(page.getByRole("row", { name: /First reply/ }).first()).toContainText("With the manager");
});

test("the manager hears of it, and answers with an override whose effect is in sight", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const id = await appealOf(sql);
  const page = await signedIn("manager");
  await page.goto("/inbox");
  await expect(page.getByText(/Amina Yusuf disputes First reply/).first()).toBeVisible();
  await page.goto(`/appeals/${id}`);
  await expect(page.getByText(STATEMENT)).toBeVisible();
  const file = await page.request.get(
    (await page.getByRole("link", { name: "calls.csv" }).getAttribute("href")) ?? "",
  );
  expect(await file.text()).toBe(CALLS);
  expect(file.headers()).toMatchObject({
    "content-disposition": "attachment; filename=\"calls.csv\"; filename*=UTF-8''calls.csv",
    "x-content-type-options": "nosniff",
    "content-type": "text/plain; charset=utf-8",
  });

  await page.getByText("Override", { exact: true }).click();
  await page.getByLabel(/^New score, 0 to/).fill("104,5");
  const effect = page.getByRole("table", { name: "What it changes" });
  await expect(effect.getByRole("row", { name: /^First reply/ })).toContainText("104.5");
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(page.getByLabel("Reason")).toHaveAccessibleDescription(/Write at least 20 characters/);
  await expectAccessible(page);
  await page.getByLabel("Reason").fill(ANSWER);
  await page.getByRole("button", { name: "Answer" }).click();
  await expect(page.getByRole("region", { name: "What happened" })).toContainText(
    "the score was set by hand",
  );
  await expect(page.getByRole("button", { name: "Answer" })).toHaveCount(0);
});

test("the employee reads what came of it, where the figure stands", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const { period, kpi } = await figureOf(sql);
  const page = await signedIn("employee");
  await page.goto(`/me/kpis/${kpi}?period=${period}`);
  await expect(disputed(page)).toContainText(`The score was set by hand. Ruth Halloran: “${ANSWER}”`);
  await expect(page.getByRole("region", { name: "Score of this KPI" })).toContainText(
    /set to 104\.5 by Ruth Halloran/,
  );
  await disputed(page).getByRole("link").first().click();
  await expect(page).toHaveURL(/\/appeals\/\d+$/);
  await expect(page.getByRole("heading", { level: 1, name: "First reply" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Withdraw" })).toHaveCount(0);
  await expectAccessible(page);
});

test("nobody else sees it, and executives see none", async ({ signedIn, sql }) => {
  const id = await appealOf(sql);
  const [file] = await sql`SELECT id FROM appeal_attachments WHERE appeal_id = ${id}`;
  const another = await signedIn("trainer");
  const answers = async (page: Page) =>
    Promise.all(
      [`/api/appeals/${id}`, `/api/appeals/${id}/attachments/${file?.id}`].map(async (path) =>
        (await page.request.get(path)).status(),
      ),
    );
  expect(await answers(another)).toEqual([404, 404]);
  await another.goto(`/appeals/${id}`);
  await expect(another.getByText(STATEMENT)).toHaveCount(0);
  const exec = await signedIn("exec");
  expect(await answers(exec)).toEqual([403, 403]);
  expect((await exec.goto("/appeals"))?.status()).toBe(403);
});

test("human resources read a closed one with its whole history", async ({ signedIn, expectAccessible }) => {
  const page = await signedIn("hr");
  await page.goto("/appeals?state=closed");
  await expectAccessible(page);
  await page
    .getByRole("row", { name: /The figure stands/ })
    .getByRole("link")
    .first()
    .click();
  const history = page.getByRole("region", { name: "What happened" });
  await expect(history.getByRole("listitem")).toHaveCount(4);
  await expect(history).toContainText("Taken to human resources");
});
