import { expect, test } from "./fixtures";

/** From a rule to a plan that its person sees: tried before saving, decided on by a manager, followed to its end. */
test.describe.configure({ mode: "serial" });

const TITLE = "Shadow a colleague for a week";

test("HR tries a rule before saving it, and saves it", async ({ signedIn }) => {
  const page = await signedIn("hr");
  await page.goto("/admin/plan-rules");
  await expect(page.getByRole("table", { name: "Plan rules by name" })).toContainText("Support under target");
  await page.getByRole("link", { name: "New rule" }).first().click();
  const sheet = page.getByRole("dialog", { name: "New rule" });
  await sheet.getByRole("button", { name: "Save rule" }).click();
  await expect(sheet.getByText("Enter a name").first()).toBeVisible();
  await sheet.getByLabel("Name").fill("One month under 149");
  await sheet.getByLabel("Under a score of").fill("0.5");
  await expect(
    sheet.getByText("Would have recommended 0 plans for 0 people in the last 6 periods."),
  ).toBeVisible();
  await sheet.getByLabel("Under a score of").fill("149");
  await sheet.getByLabel("Periods running").fill("1");
  await expect(sheet.getByText(/Would have recommended [1-9]\d*\splans for [1-9]\d*\speople/)).toBeVisible();
  await sheet.getByLabel("Recommends").selectOption({ label: "Training" });
  await sheet.getByLabel("What is to be done").fill("A day with the best of the team");
  await sheet.getByRole("button", { name: "Save rule" }).click();
  await expect(page.getByRole("row", { name: /One month under 149/ })).toContainText("Training");
});

test("a manager changes a recommendation and accepts it; the person sees it then, and not before", async ({
  signedIn,
  sql,
}) => {
  const employee = await signedIn("employee");
  const manager = await signedIn("manager");
  const amina = async () => {
    const [plan] = await sql`
      SELECT p.id FROM plans p JOIN accounts a ON a.employee_id = p.employee_id
       WHERE a.email = 'employee@plumbline.test' AND p.kind = 'training'`;
    return plan?.id as number | undefined;
  };
  await expect.poll(amina, { timeout: 30_000 }).toBeDefined();
  const planId = await amina();
  expect((await employee.request.get(`/api/plans/${planId}`)).status()).toBe(404);

  await manager.goto("/plans?status=recommended");
  await manager
    .getByRole("row", { name: /Amina Yusuf/ })
    .getByRole("link")
    .first()
    .click();
  await manager.getByLabel("What is to be done").fill(TITLE);
  await manager.getByRole("button", { name: "Accept plan" }).click();
  await expect(manager.getByText("Say why it is something else than recommended").first()).toBeVisible();
  await manager.getByLabel("Why you changed the recommendation").fill("Nobody has a free day this month");
  await manager.getByRole("button", { name: "Accept plan" }).click();
  await expect(manager.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(manager.getByRole("table", { name: "Goals by their day" })).toBeVisible();

  await employee.goto("/plans");
  await employee.getByRole("link", { name: "Amina Yusuf" }).click();
  await expect(employee.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(employee.getByRole("button", { name: "End plan" })).toHaveCount(0);
  await employee.getByLabel("What was said").fill("The first two days are done");
  await employee.getByRole("button", { name: "Add check-in" }).click();
  await expect(employee.getByRole("region", { name: "Check-ins" })).toContainText(
    "The first two days are done",
  );

  await manager.reload();
  await expect(manager.getByRole("region", { name: "Check-ins" })).toContainText(
    "The first two days are done",
  );
  await manager.getByRole("button", { name: "Met", exact: true }).click();
  await expect(manager.getByText("1 of 1 met")).toBeVisible();
  await manager.getByRole("button", { name: "End plan" }).click();
  const ask = manager.getByRole("dialog");
  await ask.getByLabel("What came of it").fill("Done, and liked by both");
  await ask.getByRole("button", { name: "End plan" }).click();
  await expect(manager.getByText("Done, and liked by both")).toBeVisible();
});

test("a manager declines with a reason; a plan under way says what happened since, not why", async ({
  signedIn,
}) => {
  const page = await signedIn("manager");
  await page.goto("/plans?status=recommended");
  await page.getByRole("table").getByRole("row").nth(1).getByRole("link").first().click();
  await page.getByRole("button", { name: "Decline" }).click();
  const ask = page.getByRole("dialog");
  await ask.getByLabel("Reason").fill("On leave until March");
  await ask.getByRole("button", { name: "Decline" }).click();
  await expect(page.getByText("On leave until March")).toBeVisible();

  const hr = await signedIn("hr");
  await hr.goto("/plans?status=active");
  await hr
    .getByRole("row", { name: /Deniz Arikan/ })
    .getByRole("link")
    .first()
    .click();
  const since = hr.getByRole("region", { name: "Since the plan" });
  await expect(since).toContainText(
    /Since the plan began: \d+\.\d, the average of \d\speriods?\. Before: \d+\.\d/,
  );
  await expect(since).toContainText("this says what happened since, not why");
});

test("executives, trainers and administrators see no plan", async ({ signedIn, sql }) => {
  const [plan] = await sql`SELECT id FROM plans WHERE status = 'active' LIMIT 1`;
  for (const role of ["exec", "trainer", "admin"] as const) {
    const page = await signedIn(role);
    const status = (await page.request.get(`/api/plans/${plan?.id}`)).status();
    expect([403, 404], role).toContain(status);
  }
});
