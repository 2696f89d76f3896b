import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";

const ask = (page: Page) => page.getByRole("dialog", { name: "Leave without saving?" });

/** Goes back as somebody who has used the page does. */
const goBack = (page: Page) => page.evaluate(() => history.back());

test("an editor with unsaved changes asks before a link, going back and ⌘K take them away", async ({
  signedIn,
  expectAccessible,
}) => {
  const admin = await signedIn("admin");
  await admin.goto("/admin/kpis");
  await admin.getByRole("table").getByRole("link").first().click();
  const description = admin.getByLabel("Description");
  await expect(admin).toHaveURL(/\/admin\/kpis\/\d+$/);
  const kpi = admin.url();
  const before = await description.inputValue();

  await test.step("without changes nobody is asked", async () => {
    await admin.getByRole("link", { name: "Templates", exact: true }).first().click();
    await expect(admin).toHaveURL(/\/admin\/templates$/);
    await goBack(admin);
    await expect(admin).toHaveURL(kpi);
  });

  await test.step("a link", async () => {
    // The page that one comes back to is put up once more while it is fetched.
    await expect(async () => {
      await description.fill("Half a sentence");
      await expect(admin.getByRole("button", { name: "Undo all changes" })).toBeVisible({ timeout: 1_000 });
    }).toPass();
    await admin.getByRole("link", { name: "Templates", exact: true }).first().click();
    await expect(ask(admin)).toBeVisible();
    await expectAccessible(admin);
    await ask(admin).getByRole("button", { name: "Stay" }).click();
    await expect(ask(admin)).toHaveCount(0);
    await expect(admin).toHaveURL(kpi);
    await expect(description).toHaveValue("Half a sentence");
  });

  await test.step("⌘K", async () => {
    await admin.keyboard.press("ControlOrMeta+k");
    await admin.getByRole("combobox", { name: "Find" }).fill("sources");
    await expect(admin.getByRole("option").first()).toBeVisible();
    await admin.keyboard.press("Enter");
    await ask(admin).getByRole("button", { name: "Stay" }).click();
    await expect(description).toHaveValue("Half a sentence");
  });

  await test.step("going back: first stay, then leave", async () => {
    await goBack(admin);
    await expect(ask(admin)).toBeVisible();
    await admin.keyboard.press("Escape");
    await expect(ask(admin)).toHaveCount(0);
    await expect(description).toHaveValue("Half a sentence");
    await goBack(admin);
    await ask(admin).getByRole("button", { name: "Leave without saving" }).click();
    await expect(admin).toHaveURL(/\/admin\/kpis$/);
  });

  await test.step("what was not saved is gone, and nobody is asked any more", async () => {
    await admin.goto(kpi);
    await expect(description).toHaveValue(before);
    await description.fill("Another half");
    await admin.getByRole("button", { name: "Undo all changes" }).click();
    await admin.getByRole("link", { name: "Templates", exact: true }).first().click();
    await expect(admin).toHaveURL(/\/admin\/templates$/);
  });
});
