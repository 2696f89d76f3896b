import { expect, test } from "./fixtures";

/** What a person is told stands in their inbox; the bell counts along while a page is open. */
test("the bell leads to what happened, which is read by opening it", async ({ signedIn, sql }) => {
  // No other journey tells him anything.
  const page = await signedIn("trainer");
  await page.goto("/me");
  const bell = page.getByRole("link", { name: /^Notifications, \d+ unread$/ });
  await expect(bell).toHaveAccessibleName("Notifications, 1 unread");
  await bell.click();
  await expect(page.getByRole("heading", { level: 1, name: "Inbox" })).toBeVisible();
  const table = page.getByRole("table", { name: "Notifications, the newest first" });
  const ready = table.getByRole("row", { name: /Your scorecard of .* is ready/ });
  await expect(ready).toContainText("Unread");
  await ready.getByRole("link").click();
  await expect(page).toHaveURL(/\/me\?period=\d+$/);
  await expect(bell).toHaveAccessibleName("Notifications, 0 unread");

  // Something happens while the page is open: told in the transaction that caused it, heard without a reload.
  await tell(sql, "trainer@plumbline.test", "A test that somebody sees");
  await expect(bell).toHaveAccessibleName("Notifications, 1 unread");
  await bell.click();
  await expect(table.getByRole("row", { name: /A test that somebody sees/ })).toContainText("Unread");
  await page.getByRole("link", { name: /^Unread/ }).click();
  await expect(table.getByRole("row")).toHaveCount(2);
  await page.getByRole("button", { name: "Mark all read" }).click();
  await expect(page.getByText("Nothing here")).toBeVisible();
  await expect(bell).toHaveAccessibleName("Notifications, 0 unread");
  await page.getByRole("link", { name: /^All/ }).click();
  await table
    .getByRole("row", { name: /A test that/ })
    .getByRole("button", { name: "Mark unread" })
    .click();
  await expect(bell).toHaveAccessibleName("Notifications, 1 unread");
});

test("someone chooses how they are told, and when not", async ({ signedIn, expectAccessible }) => {
  const page = await signedIn("trainer");
  await page.goto("/account#notifications");
  const form = page.getByRole("form", { name: "Notifications" });
  await form.getByLabel("E-mail: Your scorecard is ready").selectOption("daily");
  await form.getByLabel("Quiet from").fill("19:00");
  await form.getByRole("button", { name: "Save notifications" }).click();
  await expect(form.getByText("Quiet hours need both a beginning and an end").first()).toBeVisible();
  await form.getByLabel("Quiet until").fill("07:00");
  await form.getByRole("button", { name: "Save notifications" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(form.getByLabel("E-mail: Your scorecard is ready")).toHaveValue("daily");
  await expect(form.getByLabel("Quiet from")).toHaveValue("19:00");
  await expectAccessible(page);
});

/** As the application would: the row and its notice in one transaction. */
async function tell(sql: import("postgres").Sql, email: string, title: string) {
  await sql.begin(async (tx) => {
    const [row] = await tx`
      INSERT INTO notifications (account_id, kind, event_key, title, href)
      SELECT id, 'period_computed', ${`test:${Date.now()}`}, ${title}, '/me' FROM accounts WHERE email = ${email}
      RETURNING account_id`;
    await tx`SELECT pg_notify('plumbline_inbox', ${JSON.stringify([row?.account_id])})`;
  });
}
