import { expect, test } from "./fixtures";

/** Who looks at someone's scorecard is in the log; that person sees it, an administrator finds it. */
test("a look at a scorecard is known to the person it is about", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const [amina] = await sql`SELECT employee_id AS id FROM accounts WHERE email = 'employee@plumbline.test'`;
  const hr = await signedIn("hr");
  await hr.goto(`/team/${amina?.id}`);
  await expect(hr.getByRole("heading", { level: 1 })).toBeVisible();

  const employee = await signedIn("employee");
  await expect(async () => {
    await employee.goto("/account/data-access?kind=seen");
    const seen = employee.getByRole("table", { name: "Access to your data, the newest first" });
    await expect(seen.getByRole("row", { name: /Mirela Popescu Scorecard viewed/ }).first()).toBeVisible({
      timeout: 1_000,
    });
  }).toPass({ timeout: 20_000 });
  await expectAccessible(employee);
  // One's own looks are nobody's business.
  await employee.goto("/me");
  await employee.goto("/account/data-access?kind=seen");
  await expect(employee.getByRole("row", { name: /^You/ })).toHaveCount(0);
});

test("an administrator finds a change and reads what it was before", async ({ signedIn }) => {
  const page = await signedIn("admin");
  const name = `Nobody uses this ${Date.now()}`;
  await page.goto("/account");
  await page.getByLabel("Name of the new token").fill(name);
  await page.getByRole("button", { name: "Create token" }).click();
  await expect(page.getByText("Copy it now")).toBeVisible();

  await page.goto("/admin/audit");
  const table = page.getByRole("table", { name: "Entries of the audit log, the newest first" });
  await page.getByLabel("Action").selectOption({ label: "API token created" });
  await page.getByLabel("Who, what, about whom or why").fill("Jonas");
  await page.getByRole("button", { name: "Find", exact: true }).click();
  await expect(page).toHaveURL(/action=token\.created/);
  await table.getByRole("link", { name: "API token created" }).first().click();
  await expect(page.getByRole("heading", { level: 1, name: "API token created" })).toBeVisible();
  const changed = page.getByRole("table", { name: "Values that changed" });
  await expect(changed.getByRole("row", { name: /^name/ })).toContainText(name);
  await expect(changed.getByRole("row", { name: /^name/ })).toContainText("Not there");

  await page.goto("/admin/audit?q=nobody+has+this+in+the+log");
  await expect(page.getByText("No entry matches")).toBeVisible();
  await page.getByRole("link", { name: "Show everything" }).click();
  await expect(table).toBeVisible();
  await page.goto("/admin/audit?q=Jonas");
  await table.getByRole("link", { name: "Jonas Lindahl" }).first().click();
  await expect(page).toHaveURL(/actor=\d+/);
});
