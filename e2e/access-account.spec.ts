import { expect, test } from "./fixtures";

test("a person makes an API token, calls the API with it, and revokes it", async ({
  signedIn,
  request,
  expectAccessible,
}) => {
  const page = await signedIn("trainer");
  await page.goto("/account");
  await page.getByLabel("Name of the new token").fill("nightly export");
  await page.getByRole("button", { name: "Create token" }).click();
  const token = await page.getByRole("status").locator("code").textContent();
  const call = () => request.get("/api/me", { headers: { authorization: `Bearer ${token}` } });
  expect(await (await call()).json()).toMatchObject({ email: "trainer@plumbline.test" });
  await expectAccessible(page);

  await page
    .getByRole("row", { name: /nightly export/ })
    .getByRole("button", { name: "Revoke" })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Revoke" }).click();
  await expect(page.getByRole("row", { name: /nightly export/ })).toHaveCount(0);
  expect((await call()).status()).toBe(401);
});

test("an employee is refused a colleague's scorecard, on the screen and in the API", async ({
  signedIn,
  sql,
}) => {
  const page = await signedIn("employee");
  const [colleague] = await sql`
    SELECT e.id FROM employees e
     WHERE e.id <> (SELECT employee_id FROM accounts WHERE email = 'employee@plumbline.test') ORDER BY e.id LIMIT 1`;
  const screen = await page.goto(`/team/${colleague?.id}`);
  expect(screen?.status()).toBe(403);
  await expect(page.getByRole("heading", { name: "You may not see this" })).toBeVisible();
  const answer = await page.request.get(`/api/users/${colleague?.id}/scorecard`);
  expect(answer.status()).toBe(403);
  expect(answer.headers()["content-type"]).toContain("application/problem+json");
});

test("a manager is refused a person who does not report to them with a real 403", async ({
  signedIn,
  sql,
}) => {
  const page = await signedIn("manager");
  const [stranger] = await sql`
    SELECT e.id FROM employees e, (SELECT employee_id AS id FROM accounts WHERE email = 'manager@plumbline.test') m
     WHERE e.id <> m.id AND e.id NOT IN (SELECT reports_of(m.id, current_date)) ORDER BY e.id LIMIT 1`;
  const screen = await page.goto(`/team/${stranger?.id}`);
  expect(screen?.status()).toBe(403);
});

test("the search finds pages and people within reach", async ({ signedIn }) => {
  const page = await signedIn("manager");
  const answer = await page.request.get("/api/search?q=te");
  const { results } = (await answer.json()) as { results: { kind: string; label: string; href: string }[] };
  expect(results.length).toBeLessThanOrEqual(10);
  expect(results).toContainEqual(expect.objectContaining({ kind: "Page", label: "Team", href: "/team" }));
});
