import { expect, test } from "./fixtures";

/** What the running month is heading for, how far off that was before, and why for some nothing is said. */
test("the running month says what it is heading for, and opens down to how past projections came out", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const page = await signedIn("employee");
  await page.goto("/me");
  const stat = page.locator("dl.stats > div", { hasText: "is heading for" });
  await expect(stat).toContainText(/likely \d+\.\d to \d+\.\d/);
  await expect(stat).toContainText(/After \d+ of \d+ working days/);
  await expect(stat).toContainText(/At this stage of the last \d+ months, half were within \d+\.\d points/);

  await stat.getByRole("link").click();
  const section = page.getByRole("region", { name: /is heading for \d+\.\d, likely/ });
  await expect(section).toBeVisible();
  await expect(section.getByRole("row", { name: /Communication quality/ })).toContainText(
    "does not build up from records",
  );
  await expectAccessible(page);
  await section.getByText(/^Show (the|\d+) past projections?$/).click();
  await expect(section.getByRole("table", { name: /Projections of the total/ }).getByRole("row")).toHaveCount(
    7,
  );

  await section.getByRole("link", { name: "Tickets resolved" }).click();
  const receipt = page.getByRole("region", { name: /is heading for/ });
  await expect(receipt).toContainText(/so far, when \d+(\.\d)?\s% of a month is usually in/);
  await receipt.getByText(/^Show (the|\d+) past projections?$/).click();
  const past = receipt.getByRole("table", { name: /Projections of Tickets resolved/ });
  await expect(past.getByRole("columnheader", { name: "Came out" })).toBeVisible();
  await expectAccessible(page);

  const [amina] = await sql`SELECT id FROM employees WHERE name = 'Amina Yusuf'`;
  const [november] =
    await sql`SELECT id FROM evaluation_periods WHERE period_end > current_date ORDER BY period_end LIMIT 1`;
  const answer = await page.request.get(`/api/users/${amina?.id}/scorecard?period_id=${november?.id}`);
  const { projection } = await answer.json();
  expect(projection).toMatchObject({ withheld: null, past_error: { of: "own" } });
  expect(projection.low).toBeLessThanOrEqual(projection.score);
  expect(projection.high).toBeGreaterThanOrEqual(projection.score);
});

test("a finished month has no projection of its own, and keeps how those made half-way came out", async ({
  signedIn,
}) => {
  const page = await signedIn("employee");
  await page.goto("/me");
  await expect(page.getByRole("region", { name: /^\w+ is heading for/ })).toHaveCount(0);
  await page.getByRole("link", { name: "Tickets resolved" }).click();
  const receipt = page.getByRole("region", { name: "How projections came out" });
  await receipt.getByText(/^Show (the|\d+) past projections?$/).click();
  await expect(receipt.getByRole("columnheader", { name: "Half-way" })).toBeVisible();
});

test("for a new colleague nothing is projected, and the page says why", async ({ signedIn, sql }) => {
  const page = await signedIn("manager");
  const [noor] = await sql`SELECT id FROM employees WHERE name = 'Noor Verhulst'`;
  const [november] =
    await sql`SELECT id FROM evaluation_periods WHERE period_end > current_date ORDER BY period_end LIMIT 1`;
  await page.goto(`/team/${noor?.id}?period=${november?.id}`);
  const stat = page.locator("dl.stats > div", { hasText: "is heading for" });
  await expect(stat).toContainText("Too early to say");
  await expect(stat).toContainText("Needs three finished months to learn from");
});

test("a KPI shows its last six periods over everybody, with the table", async ({ signedIn, sql }) => {
  const page = await signedIn("admin");
  const [kpi] = await sql`SELECT id FROM kpi_definitions WHERE name = 'Tickets resolved'`;
  await page.goto(`/admin/kpis/${kpi?.id}`);
  const trend = page.getByRole("region", { name: "Six months over everybody" });
  await expect(trend.getByRole("img", { name: /Mean score, six months/ })).toBeVisible();
  await trend.getByText("Show as table").click();
  await expect(trend.getByRole("row")).toHaveCount(7);
});
