import { expect, test } from "./fixtures";

/** An administrator starts a job, and reads what it did without reloading the page. */
test("a job started by hand is logged as a run with what it did", async ({ signedIn, sql }) => {
  const logged = async () =>
    (
      await sql`SELECT summary, status, attempts FROM job_runs WHERE job = 'clean-up' AND trigger = 'person' ORDER BY id DESC`
    ).map((run) => ({ ...run }));
  const before = (await logged()).length;
  const page = await signedIn("admin");
  await page.goto("/admin/jobs");
  const job = page.getByRole("table", { name: "Jobs" }).getByRole("row", { name: /Clean up/ });
  await expect(job).toContainText("30 3 * * *");
  await job.getByRole("button", { name: "Start" }).click();

  const run = page
    .getByRole("table", { name: "Job runs, the newest first" })
    .getByRole("row", { name: /Clean up.*Started by Jonas Lindahl/ })
    .first();
  await expect(run).toContainText("Done", { timeout: 30_000 });
  await expect(job).toContainText("Done");
  const runs = await logged();
  expect(runs).toHaveLength(before + 1);
  expect(runs[0]).toMatchObject({ status: "done" });
  await expect(run).toContainText(String(runs[0] && "summary" in runs[0] ? runs[0].summary : "?"));
});

test("work that only something else asks for cannot be started by hand, and only administrators may", async ({
  signedIn,
}) => {
  const page = await signedIn("admin");
  await page.goto("/admin/jobs");
  const compute = page.getByRole("table", { name: "Jobs" }).getByRole("row", { name: /^Compute a period/ });
  await expect(compute).toContainText("Only when asked for");
  await expect(compute.getByRole("button")).toHaveCount(0);
  const hr = await signedIn("hr");
  expect((await hr.goto("/admin/jobs"))?.status()).toBe(403);
});
