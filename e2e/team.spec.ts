import { expect, test } from "./fixtures";

/** A manager finds their way through the team; all of it stands in the address. */
test("the manager sorts, filters, searches and opens a report's scorecard", async ({ signedIn }) => {
  const page = await signedIn("manager");
  await page.goto("/team");
  const people = page.getByRole("table", { name: /^The team in/ });
  await expect(people.getByRole("link", { name: "Amina Yusuf" })).toBeVisible();
  await expect(people.getByRole("link", { name: "Ruth Halloran" })).toHaveCount(0);

  await people.getByRole("columnheader", { name: "Score" }).getByRole("link").click();
  await expect(page).toHaveURL(/sort=score.*dir=desc|dir=desc.*sort=score/);
  await expect(people.getByRole("columnheader", { name: "Score" })).toHaveAttribute(
    "aria-sort",
    "descending",
  );
  const scores = await people.locator("tbody td.score").allInnerTexts();
  const numbers = scores.map((text) => Number.parseFloat(text)).filter((score) => !Number.isNaN(score));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));

  await page
    .getByRole("navigation", { name: "Band" })
    .getByRole("link", { name: /^Not scored/ })
    .click();
  await expect(page).toHaveURL(/band=none/);
  await expect(page).toHaveURL(/sort=score/);
  await expect(people.getByText("Insufficient data")).toBeVisible();

  await page.goto("/team");
  await page.getByRole("searchbox", { name: "Find a person" }).fill("amina");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/q=amina/);
  await expect(people.locator("tbody tr")).toHaveCount(1);

  await people.getByRole("link", { name: "Amina Yusuf" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Amina Yusuf" })).toBeVisible();
  await page.getByRole("link", { name: "First reply" }).click();
  await expect(page.getByText(/tickets assigned to Amina Yusuf and opened in/)).toBeVisible();
});

test("a person of another team is refused to the manager", async ({ signedIn, sql }) => {
  const [outside] = await sql`
    SELECT id FROM employees WHERE id NOT IN (SELECT reports_of(a.employee_id, current_date) FROM accounts a
      WHERE a.email = 'manager@plumbline.test') AND id <> (SELECT employee_id FROM accounts
      WHERE email = 'manager@plumbline.test') LIMIT 1`;
  const page = await signedIn("manager");
  expect((await page.goto(`/team/${outside?.id}`))?.status()).toBe(403);
  expect((await page.request.get(`/api/users/${outside?.id}/scorecard`)).status()).toBe(403);
});

test("human resources sees everyone, page by page, and one unit at a time", async ({ signedIn }) => {
  const page = await signedIn("hr");
  await page.goto("/team");
  await expect(page.getByRole("heading", { level: 1, name: "Everyone" })).toBeVisible();
  await page.getByRole("navigation", { name: "Pages of people" }).getByRole("link", { name: "Next" }).click();
  await expect(page).toHaveURL(/page=2/);
  await page
    .getByRole("combobox", { name: "Unit" })
    .selectOption({ label: "\u2003\u2003\u2003Support South" });
  await expect(page.getByRole("heading", { level: 1, name: "Support South" })).toBeVisible();
  await expect(page).toHaveURL(/unit=\d+/);
  await expect(page).not.toHaveURL(/page=/);
});

test("executives see units, and no mean of fewer than five people", async ({ signedIn }) => {
  const page = await signedIn("exec");
  await page.goto("/org");
  const units = page.getByRole("table", { name: /^Units in/ });
  await expect(units.getByRole("row", { name: /^Support South/ })).toContainText(/\d+\.\d/);
  await expect(units.getByRole("row", { name: /^People and learning/ })).toContainText("Fewer than 5 people");
  expect((await page.goto("/team"))?.status()).toBe(403);
});
