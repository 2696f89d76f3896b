import type { Page } from "@playwright/test";
import type { Sql } from "postgres";
import { freeWeek } from "./calls-file";
import { expect, test } from "./fixtures";

/**
 * A file whose jobs are done by several people becomes a source, a KPI of it and a score, and the receipt says each
 * person's share. The period is a week of its own, so that figures other tests read stay as they are.
 */
test.setTimeout(180_000);

const mark = Date.now().toString(36);
const SOURCE = `Joint jobs ${mark}`;
const KPI = `Hours of joint jobs ${mark}`;

interface Crew {
  one: { id: number; name: string; number: string };
  two: { id: number; name: string; number: string };
  roleId: number;
  unitId: number;
}

/** Two people who have no weekly template, in one role and unit. */
async function someCrew(sql: Sql): Promise<Crew> {
  const people = await sql<{ id: number; name: string; number: string; role_id: number; unit_id: number }[]>`
    SELECT e.id, e.name, e.employee_number AS number, p.job_role_id AS role_id, p.org_unit_id AS unit_id
      FROM employees e JOIN positions p ON p.employee_id = e.id AND p.effective_to IS NULL
      JOIN org_units u ON u.id = p.org_unit_id JOIN job_roles j ON j.id = p.job_role_id
     WHERE u.code = 'ENG-N' AND j.name = 'Software engineer' AND e.hired_on < current_date - 400
     ORDER BY e.name LIMIT 2`;
  const [one, two] = people;
  if (!one || !two) throw new Error("The demo company has nobody for this test.");
  return { one, two, roleId: one.role_id, unitId: one.unit_id };
}

/** One has 60 % of 10 h, half of 8 h and all of 2 h: 12 h. Two has 4 h and 4 h: 8 h. */
function jobsCsv({ one, two }: Crew, monday: string): string {
  const day = (n: number) => new Date(Date.parse(monday) + n * 86_400_000).toISOString().slice(0, 10);
  return [
    "job,crew,team,lead,done_on,hours",
    `J-1,${one.number}:60; ${two.number}:40,ENG-N,${one.number},${day(0)},10`,
    `J-2,${one.number}:1; ${two.number}:1,Network software,${one.number},${day(1)},8.0`,
    `J-3,${one.number}:100,ENG-N,${one.number},${day(2)},2.5`,
    `J-4,${one.number}:60%; ${two.number}:30%,ENG-N,${one.number},${day(2)},4`,
    `J-5,${one.number}:1; Nobody Known:1,ENG-N,${one.number},${day(3)},4`,
    "",
  ].join("\n");
}

test("jobs that two people did become a KPI, and the receipt says each one's share", async ({
  signedIn,
  sql,
  expectAccessible,
}) => {
  const crew = await someCrew(sql);
  const { monday } = await freeWeek(sql);
  const admin = await signedIn("admin");

  await test.step("the week to be scored", async () => {
    await admin.goto("/admin/periods");
    await posted(admin, "/api/performance/periods", { frequency: "weekly", period_start: monday });
  });
  const [period] = await sql<{ id: number; name: string }[]>`
    SELECT id, name FROM evaluation_periods WHERE frequency = 'weekly' AND period_start = ${monday}`;

  await test.step("the file becomes a source", () =>
    importJobs(admin, jobsCsv(crew, monday), expectAccessible));
  const kpiId = await test.step("its KPI is measured by shares", () =>
    createKpi(admin, crew, period?.name ?? ""));

  await test.step("a template of it, and the week is computed", async () => {
    const kra = await posted(admin, "/api/kras", { name: `Joint work ${mark}` });
    const template = await posted(admin, "/api/templates", {
      name: `Joint ${mark}`,
      frequency: "weekly",
      mappings: [{ job_role_id: crew.roleId, org_unit_id: crew.unitId }],
      version: {
        kras: [{ kra_id: kra, weight: "100" }],
        items: [{ kpi_id: kpiId, kra_id: kra, weight: "100" }],
      },
    });
    await posted(admin, `/api/templates/${template}/versions/1/activate`, {});
    await posted(admin, `/api/performance/compute?period_id=${period?.id}`, {});
    await expect
      .poll(
        async () =>
          (await sql`SELECT 1 FROM kpi_results WHERE kpi_id = ${kpiId} AND score IS NOT NULL`).length,
        { timeout: 60_000 },
      )
      .toBe(2);
  });

  await test.step("the receipts of both", async () => {
    const page = await signedIn("hr");
    await page.goto(`/team/${crew.one.id}/kpis/${kpiId}?period=${period?.id}`);
    await expect(page.getByRole("heading", { level: 1, name: KPI })).toBeVisible();
    await expect(page.getByText("each job counted with this person’s share of it").first()).toBeVisible();
    const records = page.getByRole("region", { name: "The jobs" });
    await expect(records.getByRole("columnheader", { name: "Share" })).toBeVisible();
    await expect(records.getByRole("row", { name: /^J-1/ })).toContainText("60\u00a0%");
    await expect(records.getByRole("row", { name: /^J-2/ })).toContainText("50\u00a0%");
    await expect(records.getByRole("row", { name: /^J-3/ })).toContainText("100\u00a0%");
    await expect(steps(page).getByRole("row", { name: /^Actual/ })).toContainText("12.5");
    await expectAccessible(page);

    await page.goto(`/team/${crew.two.id}/kpis/${kpiId}?period=${period?.id}`);
    await expect(records.getByRole("row", { name: /^J-1/ })).toContainText("40\u00a0%");
    await expect(records.getByText("J-3")).toHaveCount(0);
    await expect(steps(page).getByRole("row", { name: /^Actual/ })).toContainText(/8\s*$/);
  });
});

test("the demo company's receipts say shares and teams", async ({ signedIn, sql }) => {
  const page = await signedIn("hr");
  const receiptOf = async (kpi: string) => {
    const [found] = await sql<{ employee_id: number; kpi_id: number; period_id: number }[]>`
      SELECT r.employee_id, r.kpi_id, r.period_id FROM kpi_results r
        JOIN kpi_definitions k ON k.id = r.kpi_id JOIN evaluation_periods p ON p.id = r.period_id
       WHERE k.name = ${kpi} AND r.record_count > 1 AND p.period_end <= current_date
       ORDER BY p.period_start DESC, r.employee_id LIMIT 1`;
    await page.goto(`/team/${found?.employee_id}/kpis/${found?.kpi_id}?period=${found?.period_id}`);
  };
  await receiptOf("Joint revenue");
  await expect(steps(page).getByRole("row", { name: /^Records that count/ })).toContainText(
    "each deal counted with this person’s share of it",
  );
  await expect(page.getByRole("columnheader", { name: "Share" })).toBeVisible();
  await receiptOf("Minutes down of the team");
  await expect(steps(page).getByRole("row", { name: /^Records that count/ })).toContainText(
    /credited to the members of (Access|Core) network/,
  );
  await expect(page.getByText("The members of Responsible team on that day")).toBeVisible();
});

const steps = (page: Page) => page.getByRole("table", { name: "Steps from records to contribution" });

async function posted(page: Page, path: string, data: Record<string, unknown>): Promise<number> {
  const { origin } = new URL(page.url());
  const answer = await page.request.post(path, { data, headers: { origin } });
  expect(answer.ok(), `${path}: ${await answer.text()}`).toBe(true);
  const { id } = (await answer.json()) as { id: number };
  return id;
}

async function importJobs(
  page: Page,
  csv: string,
  expectAccessible: (page: Page) => Promise<void>,
): Promise<void> {
  await page.goto("/admin/sources/new");
  await page
    .getByLabel("CSV file")
    .setInputFiles({ name: `jobs ${mark}.csv`, mimeType: "text/csv", buffer: Buffer.from(csv) });
  const columns = page.getByRole("table", { name: "Columns of the file" });
  // Seen from its cells; what a team is, only a person can know.
  await expect(columns.getByRole("checkbox", { name: "crew: Shared" })).toBeChecked();
  await columns.getByRole("checkbox", { name: "job: Key" }).check();
  await columns.getByRole("checkbox", { name: "team: Team" }).check();
  await columns.getByRole("checkbox", { name: "lead: Owner" }).check();
  await columns.getByRole("checkbox", { name: "hours: Measure" }).check();
  await expectAccessible(page);
  await page.getByLabel("Name of the source").fill(SOURCE);
  await page.getByLabel("One record is called").fill("job");
  await page.getByRole("button", { name: "Create and import" }).click();

  await expect(page).toHaveURL(/\/admin\/imports\/\d+$/);
  await expect(page.getByRole("main").locator("dl")).toContainText("Accepted3", { timeout: 30_000 });
  const rejected = page.getByRole("table", { name: "Rejected rows with their reasons" });
  await expect(rejected).toContainText("adds to 90 %, not to 100 %");
  await expect(rejected).toContainText("is no known person");
  await page.goto("/admin/sources");
  await page.getByRole("link", { name: SOURCE }).click();
  const records = page.getByRole("table", { name: "Records" });
  await expect(records.getByRole("row", { name: /^J-1/ })).toContainText(/ 60\u00a0%, .+ 40\u00a0%/);
  await expect(
    page.getByRole("table", { name: "Columns" }).getByRole("row", { name: /^Crew/ }),
  ).toContainText("contributors");
}

/** The sum of hours, each job by the person's share; returns the KPI's id. */
async function createKpi(page: Page, crew: Crew, periodName: string): Promise<number> {
  await page.goto("/admin/kpis/new");
  const sentence = page.getByRole("region", { name: "What is measured" }).getByRole("paragraph");
  const open = async (words: string | RegExp, at = 0) => {
    const button = sentence.getByRole("button", { name: words }).nth(at);
    if ((await button.getAttribute("aria-expanded")) === "false") await button.click();
  };
  await open(/^\S+$/, 1);
  await page.getByLabel("Source", { exact: true }).selectOption({ label: SOURCE });
  await page.getByLabel("Period of the test run").selectOption({ label: periodName });
  await open("Count");
  await page.getByLabel("What is taken").selectOption({ label: "Sum" });
  await page.getByLabel("Of", { exact: true }).selectOption({ label: "Hours" });
  await open("Crew, each with their share");
  await expect(page.getByLabel("Credited to").getByRole("option")).toHaveText([
    "Crew: each with their share",
    "Team: its members on that day",
    "Lead",
  ]);
  await page.getByLabel("Target", { exact: true }).fill("10");
  const testRun = page.getByRole("region", { name: "Test run" });
  const own = testRun.getByRole("row", { name: new RegExp(crew.one.name) });
  await expect(own).toContainText("12.5");
  await own.getByRole("button", { name: crew.one.name }).click();
  await expect(page.getByRole("table", { name: new RegExp(`of ${crew.one.name}`) })).toContainText("Share");
  await page.getByLabel("Name", { exact: true }).fill(KPI);
  await page.getByRole("button", { name: "Save KPI" }).click();
  await expect(page).toHaveURL(/\/admin\/kpis\/\d+$/);
  return Number(page.url().split("/").at(-1));
}
