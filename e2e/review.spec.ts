import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { expect, test } from "./fixtures";

/**
 * A score is contested in the open: a manager overrides it with its effect in sight, another reviewer's change is never
 * overwritten, the person reads both values, and once the period is final nobody changes anything.
 */
test.describe.configure({ mode: "serial" });

const REASON = "Eleven of these tickets were merged by mistake on the twelfth.";

interface Person {
  id: number;
  name: string;
  period: number;
  periodName: string;
}

/** A report of the manager whose scorecard of the month under review has nothing done to it yet. */
async function someReport(sql: Sql, skip = 0): Promise<Person> {
  const [found] = await sql`
    SELECT e.id, e.name, p.id AS period, p.name AS "periodName"
      FROM evaluation_periods p
      JOIN employee_scorecard_instances i ON i.period_id = p.id AND i.template_version_id IS NOT NULL
      JOIN performance_results r ON r.period_id = p.id AND r.employee_id = i.employee_id
       AND r.rating_band IN ('near', 'on') AND NOT r.has_guardrail_hit
      JOIN employees e ON e.id = i.employee_id
     WHERE p.status = 'in_review' AND i.review_version = 0
       AND e.id IN (SELECT reports_of(a.employee_id, current_date) FROM accounts a WHERE a.email = 'manager@plumbline.test')
     ORDER BY e.id OFFSET ${skip} LIMIT 1`;
  return found as unknown as Person;
}

const sheetOf = (page: Page) => page.getByRole("dialog", { name: "Override a score" });
const overall = (page: Page) => page.getByRole("region", { name: "Overall score" });

async function openOverride(page: Page, { id, period }: Person): Promise<void> {
  await page.goto(`/reviews/${period}/${id}`);
  await page.getByRole("link", { name: "Override the overall score" }).click();
  await expect(sheetOf(page)).toBeVisible();
}

test("the manager finds who needs them, and signs the unexceptional off together", async ({
  signedIn,
  expectAccessible,
}) => {
  const page = await signedIn("manager");
  await page.goto("/team");
  await expect(page.getByRole("heading", { level: 2, name: "Who needs you" })).toBeVisible();
  await page
    .getByRole("link", { name: /^(All reviews|Reviews)$/ })
    .last()
    .click();
  await expect(page.getByRole("heading", { level: 1, name: "Reviews" })).toBeVisible();
  await expect(page.getByText(/Insufficient data\./).first()).toBeVisible();
  await expectAccessible(page);

  await page
    .getByRole("navigation", { name: "Review" })
    .getByRole("link", { name: /^Signed/ })
    .click();
  await expect(page).toHaveURL(/state=signed/);
  const signed = page.getByRole("table", { name: /^Scorecards to review/ }).locator("tbody tr");
  await expect(signed.first()).toContainText("Signed");
});

test("an override shows its effect before it is saved, and needs a reason", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const person = await someReport(sql);
  const page = await signedIn("manager");
  await page.goto(`/reviews/${person.period}/${person.id}`);
  await page
    .getByRole("link", { name: /^Override (?!the overall)/ })
    .nth(1)
    .click();
  const sheet = sheetOf(page);
  await expect(sheet.getByText("Enter a new score to see it")).toBeVisible();
  // The list beside the sheet keeps its names.
  const name = page
    .getByRole("table", { name: /each with its override$/ })
    .locator("th.kpi")
    .first();
  expect((await name.boundingBox())?.width).toBeGreaterThan(120);
  await sheet.getByLabel(/^New score, 0 to/).fill("20");
  const effect = sheet.getByRole("table", { name: "What it changes" });
  await expect(effect.getByRole("row")).toHaveCount(6);
  await expect(effect.getByRole("row", { name: /^Bonus factor/ })).toContainText("Monthly bonus");
  const promised = await effect
    .getByRole("row", { name: /^Overall/ })
    .locator("b")
    .textContent();
  await expectAccessible(page);
  await sheet.getByRole("button", { name: "Save override" }).click();
  await expect(sheet.getByLabel("Reason")).toHaveAccessibleDescription(/Write at least 20 characters/);
  await expect(sheet.getByLabel(/^New score, 0 to/)).toHaveValue("20");

  await sheet.getByLabel("Reason").fill(REASON);
  await sheet.getByRole("button", { name: "Save override" }).click();
  await expect(sheet).toHaveCount(0);
  await expect(overall(page)).toContainText(promised?.match(/[\d.]+$/)?.[0] ?? "nothing");
  await expect(overall(page)).toContainText("with the overrides below it");
  await expect(page.getByRole("table", { name: "Overrides, newest first" })).toContainText(REASON);
  await expectAccessible(page);

  await page.getByRole("textbox", { name: "Add a note" }).fill("Let us look at the merged tickets together.");
  await page.getByText(`For ${person.name}`, { exact: true }).click();
  await page.getByRole("button", { name: "Add the note" }).click();
  await expect(page.getByText("Let us look at the merged tickets together.").first()).toBeVisible();
});

test("whoever comes second sees what happened, and loses nothing of what they wrote", async ({
  signedIn,
  sql,
}) => {
  const person = await someReport(sql, 1);
  const [manager, hr] = [await signedIn("manager"), await signedIn("hr")];
  await openOverride(manager, person);
  await sheetOf(manager)
    .getByLabel(/^New score, 0 to/)
    .fill("77");
  await sheetOf(manager).getByLabel("Reason").fill(REASON);

  await openOverride(hr, person);
  await sheetOf(hr)
    .getByLabel(/^New score, 0 to/)
    .fill("91.5");
  await sheetOf(hr).getByLabel("Reason").fill("Agreed with the works council on the third.");
  await sheetOf(hr).getByRole("button", { name: "Save override" }).click();
  await expect(sheetOf(hr)).toHaveCount(0);

  await sheetOf(manager).getByRole("button", { name: "Save override" }).click();
  await expect(
    sheetOf(manager).getByText(/Mirela Popescu set the overall score from .* to 91\.5/),
  ).toBeVisible();
  await expect(sheetOf(manager).getByLabel(/^New score, 0 to/)).toHaveValue("77");
  await expect(sheetOf(manager).getByLabel("Reason")).toHaveValue(REASON);
  await expect(sheetOf(manager).getByLabel("Counts now")).toHaveValue("91.5");
  await sheetOf(manager).getByRole("button", { name: "Save override" }).click();
  await expect(sheetOf(manager)).toHaveCount(0);
  await expect(overall(manager)).toContainText("set to 77.0 by Ruth Halloran");

  // Taking it back is an override too, and stays in the history.
  await manager.getByRole("link", { name: "Override the overall score" }).click();
  await sheetOf(manager)
    .getByRole("button", { name: /^Take the override back, to/ })
    .click();
  await sheetOf(manager).getByLabel("Reason").fill("Back to what was computed, as discussed today.");
  await sheetOf(manager).getByRole("button", { name: "Take the override back", exact: true }).click();
  await expect(sheetOf(manager)).toHaveCount(0);
  await expect(overall(manager)).not.toContainText("set to");
  await expect(
    manager.getByRole("table", { name: "Overrides, newest first" }).locator("tbody tr"),
  ).toHaveCount(3);
});

test("the employee reads both values, who, why, and the note that is for them", async ({ signedIn, sql }) => {
  const [period] = await sql`SELECT id FROM evaluation_periods WHERE status = 'in_review'`;
  const page = await signedIn("employee");
  await page.goto(`/me?period=${period?.id}`);
  const row = page.getByRole("row", { name: /Slowest tenth of tickets/ });
  await expect(row).toContainText(/Computed [\d.]+, set to 115\.0 by Ruth Halloran on/);
  await expect(page.getByRole("region", { name: "Notes for you" })).toContainText("handover");
  await row.getByRole("link", { name: "Slowest tenth of tickets" }).click();
  await expect(page.getByRole("table", { name: "Steps from records to contribution" })).toContainText(
    /set by Ruth Halloran: Three of the slowest/,
  );
  expect((await page.goto("/reviews"))?.status()).toBe(403);
});

test("human resources finalises with a stated reason, and nothing can change afterwards", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const [oldest] = await sql`
    SELECT id, name FROM evaluation_periods WHERE status = 'open' AND frequency = 'monthly'
       AND EXISTS (SELECT FROM performance_results r WHERE r.period_id = evaluation_periods.id)
     ORDER BY period_end DESC OFFSET 4 LIMIT 1`;
  const page = await signedIn("hr");
  await page.goto(`/reviews/final?period=${oldest?.id}`);
  await expect(page.getByText("Every scorecard is signed off")).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("button", { name: `Make ${oldest?.name} final` }).click();
  const ask = page.getByRole("dialog", { name: `Make ${oldest?.name} final?` });
  await ask.getByRole("button", { name: "Make it final" }).click();
  await expect(ask.getByText(/needs a stated reason/)).toBeVisible();
  await ask.getByLabel(/^Reason/).fill("Reviewed on paper before Plumbline came.");
  await ask.getByRole("button", { name: "Make it final" }).click();
  await expect(page.getByText("Although something was open")).toBeVisible();
  await expectAccessible(page);

  const [person] = await sql`
    SELECT employee_id AS id FROM employee_scorecard_instances
     WHERE period_id = ${oldest?.id} AND template_version_id IS NOT NULL LIMIT 1`;
  await page.goto(`/reviews/${oldest?.id}/${person?.id}`);
  await expect(page.getByRole("link", { name: /^Override/ })).toHaveCount(0);
  await expect(page.getByRole("button", { name: "Sign off" })).toHaveCount(0);
  const answer = await page.evaluate(
    async ({ path }) =>
      (await fetch(path, { method: "POST", body: JSON.stringify({ note: "Too late" }) })).status,
    { path: `/api/performance/scorecards/${oldest?.id}/${person?.id}/notes` },
  );
  expect(answer).toBe(409);
  await expect(
    sql`UPDATE performance_results SET total_score = 150 WHERE period_id = ${oldest?.id}`,
  ).rejects.toThrow("A final period cannot change.");
});

test("executives finalise too, and read no names and no notes", async ({ signedIn, sql }) => {
  const [period] = await sql`SELECT id FROM evaluation_periods WHERE status = 'in_review'`;
  const page = await signedIn("exec");
  await page.goto(`/reviews/final?period=${period?.id}`);
  await expect(page.getByRole("button", { name: /^Make .* final$/ })).toBeVisible();
  expect((await page.goto("/reviews"))?.status()).toBe(403);
  const [noted] = await sql`
    SELECT employee_id AS id FROM performance_review_notes WHERE period_id = ${period?.id} LIMIT 1`;
  const notes = await page.request.get(`/api/performance/scorecards/${period?.id}/${noted?.id}/notes`);
  expect(notes.status()).toBe(403);
});
