import { expect, test } from "./fixtures";

const PASSWORD = "plumbline-demo";

test("an employee signs in and comes to the page they asked for, then signs out", async ({ page }) => {
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in\?callbackUrl=%2Faccount/);
  await page.getByLabel("E-mail").fill("employee@plumbline.test");
  await page.getByLabel("Password").fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/account$/);
  await page.getByRole("link", { name: "Sign out" }).first().click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a demo account fills in the form with one click", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "hr@plumbline.test" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue("hr@plumbline.test");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/org/);
});

test("a wrong password says what to check and signs nobody in", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill("nobody@plumbline.test");
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "do not match" })).toBeVisible();
  await page.goto("/me");
  await expect(page).toHaveURL(/\/sign-in/);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("signing in works", async ({ page }) => {
    await page.goto("/sign-in?as=employee@plumbline.test");
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/me/);
  });
});

test("a link from elsewhere does not sign out unasked", async ({ signedIn }) => {
  const page = await signedIn("employee");
  await page.goto("/sign-out");
  await expect(page.getByRole("heading", { name: "Sign out?" })).toBeVisible();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByText("You are signed out.")).toBeVisible();
});

test("the sign-in page is accessible, and its policy lets no foreign script run", async ({
  page,
  expectAccessible,
}) => {
  const violations: string[] = [];
  page.on("console", (message) => {
    if (/content security policy/i.test(message.text())) violations.push(message.text());
  });
  const response = await page.goto("/sign-in");
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[^']+' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).not.toContain("unsafe-eval");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  await expectAccessible(page);
  // What an injection would leave in the page: markup with handlers of its own.
  await page.evaluate(() => {
    const injected =
      '<img src="/none" alt="" onerror="window.foreign = 1"><b id="x" onclick="window.foreign = 1">x</b>';
    document.body.insertAdjacentHTML("beforeend", injected);
    document.getElementById("x")?.click();
  });
  await expect.poll(() => violations.length).toBeGreaterThan(1);
  expect(await page.evaluate(() => "foreign" in window)).toBe(false);
});
