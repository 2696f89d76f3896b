import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "./fixtures";

/** A rule is tried, saved, opens alerts; the manager sees to one; switched off, the rule's alerts end. */
test("from a rule to an alert that someone sees to", async ({ signedIn, expectAccessible }) => {
  test.setTimeout(120_000);
  const name = `Everybody ${Date.now()}`;
  const hr = await signedIn("hr");
  await hr.goto("/admin/alerts");
  await hr.getByRole("link", { name: "New rule" }).click();
  const sheet = hr.getByRole("dialog", { name: "New alert rule" });
  await sheet.getByLabel("Name").fill(name);
  await sheet.getByLabel("Limit").fill("200");
  await sheet.getByRole("button", { name: "Try on past periods" }).click();
  await expect(sheet.getByText(/Would have opened \d+ alerts, covering \d+ people\./)).toBeVisible();
  await expect(sheet.getByRole("table", { name: "Alerts by period" }).getByRole("row")).toHaveCount(7);
  await expectAccessible(hr);
  await sheet.getByLabel("Limit").fill("much");
  await sheet.getByRole("button", { name: "Save rule" }).click();
  await expect(sheet.getByText("Enter a number").last()).toBeVisible();
  await sheet.getByLabel("Limit").fill("200");
  await sheet.getByRole("button", { name: "Save rule" }).click();
  await expect(sheet).toBeHidden();
  const row = hr
    .getByRole("table", { name: "Alert rules by name" })
    .getByRole("row", { name: new RegExp(name) });
  await expect(row).toContainText("Total score below 200.0");

  const manager = await signedIn("manager");
  await manager.goto("/inbox");
  await expect(manager.getByRole("link", { name: new RegExp(`: ${name}$`) }).first()).toBeVisible({
    timeout: 30_000,
  });
  await manager
    .getByRole("link", { name: new RegExp(`: ${name}$`) })
    .first()
    .click();
  await expect(manager.getByText(/Total score is [\d.]+, below 200\.0\./).first()).toBeVisible();
  await manager.getByLabel("Note").fill("We talk on Monday");
  await manager.getByRole("button", { name: "Acknowledge" }).click();
  await expect(manager.getByText("Acknowledged: We talk on Monday")).toBeVisible();
  await expect(manager.getByRole("button", { name: "Acknowledge" })).toHaveCount(0);
  await expectAccessible(manager);
  const { pathname } = new URL(manager.url());

  await row.getByRole("link", { name }).click();
  const change = hr.getByRole("dialog", { name: `Change ${name}` });
  await change.getByLabel("Switched on").uncheck();
  await change.getByRole("button", { name: "Save rule" }).click();
  await expect(row).toContainText("Off");
  await expect(async () => {
    await manager.goto(pathname);
    await expect(manager.getByText("Ended: The rule was switched off.")).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
});

test("a manager sees alerts about their own people alone", async ({ signedIn, sql }) => {
  const [other] = await sql`
    SELECT a.id FROM alerts a
     WHERE a.employee_id NOT IN (SELECT reports_of(c.employee_id, current_date) FROM accounts c WHERE c.email = 'manager@plumbline.test')
     LIMIT 1`;
  const page = await signedIn("manager");
  await page.goto(`/alerts/${other?.id}`);
  await expect(page.getByText("There is nothing at this address")).toBeVisible();
});

test("administrators see the rules, and not how many alerts are open by them", async ({ signedIn }) => {
  const heads = { name: "Open alerts" };
  const hr = await signedIn("hr");
  await hr.goto("/admin/alerts");
  await expect(hr.getByRole("columnheader", heads)).toBeVisible();
  const admin = await signedIn("admin");
  await admin.goto("/admin/alerts");
  await expect(admin.getByRole("columnheader", { name: "Covers" })).toBeVisible();
  await expect(admin.getByRole("columnheader", heads)).toHaveCount(0);
});

/** The address is on this machine, which a webhook must not reach unless the server allows it. */
test("a webhook is made, shows its secret once, and says why a try did not arrive", async ({ signedIn }) => {
  let posts = 0;
  const server = createServer((_, response) => {
    posts += 1;
    response.end();
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", () => ready()));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
  const name = `Chat ${Date.now()}`;
  const page = await signedIn("admin");
  await page.goto("/admin/webhooks?edit=new");
  const sheet = page.getByRole("dialog", { name: "New webhook" });
  await sheet.getByRole("button", { name: "Save webhook" }).click();
  await expect(sheet.getByText("Give it a name").last()).toBeVisible();
  await sheet.getByLabel("Name").fill(name);
  await sheet.getByLabel("Address").fill(url);
  // A kind of which other tests send little: the try stays among the newest.
  await sheet.getByLabel("An import failed").check();
  await sheet.getByRole("button", { name: "Save webhook" }).click();
  const secret = page.getByRole("dialog", { name: "The secret of this webhook" });
  await expect(secret.getByText(/^whsec_/)).toBeVisible();
  await secret.getByRole("button", { name: "Close" }).click();
  const row = page
    .getByRole("table", { name: "Webhooks by name" })
    .getByRole("row", { name: new RegExp(name) });
  await row.getByRole("link", { name: `Deliveries to ${name}` }).click();
  await row.getByRole("button", { name: "Try" }).click();
  const deliveries = page.getByRole("table", { name: new RegExp(`Deliveries to ${name}`) });
  await expect(deliveries).toContainText("Not sent: 127.0.0.1 is an address inside a network of one's own.", {
    timeout: 20_000,
  });
  expect(posts).toBe(0);
  await row.getByRole("button", { name: "Switch off" }).click();
  await expect(row).toContainText("Off");
  server.close();
});
