import type { Page } from "@playwright/test";
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from "@/db/seed/demo/accounts";
import { DENIZ, FARAH, NOOR } from "@/db/seed/demo/stories";
import { type DemoRole, expect, test } from "./fixtures";

const LANDING: Record<DemoRole, { path: string; heading: string }> = {
  employee: { path: "/me", heading: "Amina Yusuf" },
  manager: { path: "/me", heading: "Ruth Halloran" },
  hr: { path: "/org", heading: "Organisation" },
  admin: { path: "/admin/periods", heading: "Periods" },
  exec: { path: "/org", heading: "Organisation" },
  trainer: { path: "/me", heading: "Samuel Okoro" },
};

test("the sign-in page offers every demo account", async ({ page }) => {
  await page.goto("/sign-in");
  for (const { email, what } of DEMO_ACCOUNTS) {
    await expect(page.getByText(email)).toBeVisible();
    await expect(page.getByText(what)).toBeVisible();
  }
});

for (const [role, { path, heading }] of Object.entries(LANDING)) {
  test(`${role} signs in with the demo password and starts where their work is`, async ({ page }) => {
    await page.goto("/sign-in");
    await page.getByLabel("E-mail").fill(`${role}@plumbline.test`);
    await page.getByLabel("Password").fill(DEMO_PASSWORD);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page).toHaveURL(new RegExp(`${path}$`));
    await expect(page.getByRole("heading", { level: 1, name: heading })).toBeVisible();
  });
}

const KINDS = {
  "Tickets resolved": /tickets assigned to you and resolved/,
  "Happy customers": "100 * happy / rated",
  "Solved the same day": "an administrator’s query",
  "Communication quality": "Ruth Halloran",
};

for (const [kpi, shown] of Object.entries(KINDS)) {
  test(`Amina opens the receipt of ${kpi}`, async ({ signedIn }) => {
    const page = await signedIn("employee");
    await page.goto("/me");
    await page.getByRole("link", { name: kpi }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: kpi })).toBeVisible();
    await expect(page.getByText(shown).first()).toBeVisible();
  });
}

test("a lead finds values of the running month that are there, and more to enter", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await page.goto("/entries");
  await page.getByRole("link", { name: /^Next period/ }).click();
  await expect(page.getByText(/\d of 1\d\svalues entered/)).toBeVisible();
  await expect(page.getByRole("table", { name: /^Missing values/ })).toBeVisible();
  await expect(page.getByLabel("Communication quality of Amina Yusuf", { exact: true })).toHaveValue(/^\d/);
});

test.describe("human resources reads the stories", () => {
  test("work that was done fast and came back is capped, and the page says by what", async ({
    signedIn,
    sql,
  }) => {
    const page = await openScorecard(await signedIn("hr"), await idOf(sql, DENIZ));
    await expect(page.getByText(/^Capped at 100\.0, without it/)).toBeVisible();
    await expect(page.getByRole("link", { name: "Reopened tickets" }).first()).toBeVisible();
  });

  test("someone on leave is not scored, and never 0", async ({ signedIn, sql }) => {
    const page = await openScorecard(await signedIn("hr"), await idOf(sql, FARAH));
    await expect(page.getByText("Not scored").first()).toBeVisible();
    await expect(page.getByText("0.0", { exact: true })).toHaveCount(0);
  });

  test("a new colleague's few records are no low score but insufficient data", async ({ signedIn, sql }) => {
    const page = await openScorecard(await signedIn("hr"), await idOf(sql, NOOR));
    await expect(page.getByText("Insufficient data").first()).toBeVisible();
    await expect(page.getByText("35 %", { exact: true }).first()).toBeVisible();
  });
});

type SqlClient = Parameters<Parameters<typeof test>[2]>[0]["sql"];

async function idOf(sql: SqlClient, employeeNumber: string): Promise<number> {
  const [person] = await sql`SELECT id FROM employees WHERE employee_number = ${employeeNumber}`;
  return person?.id;
}

async function openScorecard(page: Page, employeeId: number): Promise<Page> {
  await page.goto(`/team/${employeeId}`);
  return page;
}
