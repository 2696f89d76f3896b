import { expect, test } from "./fixtures";

/** HR compares ratings, enters who belongs to which group, and takes it back; an executive sees no manager and no small group. */
test.describe.configure({ mode: "serial" });

test("HR sees units and managers beside everybody, with the figures of every chart in a table", async ({
  signedIn,
}) => {
  const page = await signedIn("hr");
  await page.goto("/org");
  await page.getByRole("link", { name: "Calibration" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Calibration" })).toBeVisible();
  const bands = page.getByRole("table", { name: /^People by band in / });
  const counts = await bands.locator("tbody tr td:nth-child(2)").allTextContents();
  const rated = counts.reduce((sum, count) => sum + Number(count), 0);
  await expect(page.getByText(`${rated}\u00a0people rated`)).toBeVisible();
  const units = page.getByRole("table", { name: "Units beside everybody" });
  await expect(units.getByRole("row").nth(1)).toContainText("Like everybody");
  await expect(units.getByText("Too few people").first()).toBeVisible();
  const managers = page.getByRole("table", { name: "Managers beside everybody" });
  await expect(managers.getByRole("link", { name: "Ruth Halloran" })).toBeVisible();
  const periods = page.getByRole("table", { name: "Ratings by period, newest first" });
  await expect(periods.getByRole("row")).toHaveCount(7);
});

test("overrides stand beside the manager whose reports they change", async ({ signedIn, sql }) => {
  const [review] = await sql`SELECT id FROM evaluation_periods WHERE status = 'in_review'`;
  const page = await signedIn("hr");
  await page.goto(`/calibration?period=${review?.id}`);
  const overrides = page.getByRole("table", { name: "Overrides by manager, most first" });
  await expect(overrides.getByRole("row", { name: /Ruth Halloran/ })).toContainText("their own");
});

test("groups come out of a file, are compared, and are deleted", async ({ signedIn }) => {
  const page = await signedIn("hr");
  await page.goto("/calibration");
  const groups = page.getByRole("region", { name: "Groups" });
  await expect(groups.getByRole("table", { name: "Groups by Age band, highest share first" })).toBeVisible();
  await page.getByRole("link", { name: "Groups from a file" }).click();
  const sheet = page.getByRole("dialog", { name: "Groups from a file" });
  const send = async (csv: string) => {
    await sheet
      .getByLabel("CSV file")
      .setInputFiles({ name: "groups.csv", mimeType: "text/csv", buffer: Buffer.from(csv) });
    await sheet.getByRole("button", { name: "Enter these groups" }).click();
  };
  await send("employee,Shift\nnobody,Early\n");
  await expect(sheet.getByText("Line 2: nobody has the number or address “nobody”").first()).toBeVisible();
  await send("employee,Shift\nT1001,Early\nT1002,Late\n");
  await expect(sheet).toBeHidden();
  const shift = groups.getByRole("region", { name: "Shift" });
  await expect(shift).toContainText("Not compared, too few people: Early, Late");
  await shift.getByRole("button", { name: "Delete Shift" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete", exact: true }).click();
  await expect(shift).toBeHidden();
});

test("an executive sees units and groups, no managers, and enters nothing", async ({ signedIn }) => {
  const page = await signedIn("exec");
  await page.goto("/calibration");
  await expect(page.getByRole("table", { name: "Units beside everybody" })).toBeVisible();
  await expect(page.getByRole("region", { name: "Groups" })).toContainText("Age band");
  await expect(page.getByRole("heading", { name: "Managers" })).toHaveCount(0);
  await expect(page.getByRole("link", { name: "Groups from a file" })).toHaveCount(0);
  await expect(page.getByRole("button", { name: /^Delete/ })).toHaveCount(0);
  const period = new URL(
    await page.getByRole("link", { name: /^Previous period/ }).evaluate((a: HTMLAnchorElement) => a.href),
  );
  const answer = await page.request.get(`/api/calibration?period_id=${period.searchParams.get("period")}`);
  expect(await answer.json()).toMatchObject({ managers: null, smallest_group: 5 });
  expect((await page.request.get("/api/calibration/groups")).status()).toBe(403);
});

test("a manager is refused", async ({ signedIn }) => {
  const page = await signedIn("manager");
  expect((await page.request.get("/calibration")).status()).toBe(403);
  expect((await page.request.get("/api/calibration?period_id=1")).status()).toBe(403);
});
