import { expect, test } from "./fixtures";

test.use({ viewport: { width: 390, height: 844 } });

test("on a phone a KPI of a template opens in sight, and leads back to the weights", async ({
  signedIn,
  sql,
}) => {
  const [template] = await sql`SELECT id FROM scorecard_templates WHERE name = 'Field technician'`;
  const admin = await signedIn("admin");
  await admin.goto(`/admin/templates/${template?.id}`);
  const panel = admin.getByRole("heading", { level: 2, name: "Repeat visits" });
  await expect(panel).toHaveCount(0);
  await admin.getByRole("button", { name: "Repeat visits", exact: true }).click();
  await expect(panel).toBeInViewport();
  await admin.getByRole("link", { name: "Back to the weights" }).click();
  await expect(admin.getByRole("heading", { level: 2, name: "Scorecard", exact: true })).toBeInViewport();
  // What cannot be changed offers nothing to press.
  await expect(admin.getByText("v1 was activated and does not change any more.")).toBeAttached();
  await expect(admin.getByRole("button", { name: "Take out" })).toHaveCount(0);
});
