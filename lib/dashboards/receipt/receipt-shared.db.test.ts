import { beforeAll, describe, expect, test } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { testRunKpi } from "@/lib/scoring/test-run/test-run";
import { testRunInput } from "@/lib/scoring/test-run/test-run-input";
import { declareJointJobs, scoreBy, writeJob } from "@/lib/scoring/testing/joint-jobs";
import { foundSupportDesk, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { getReceiptScreen } from "./receipt-screen";
import { receiptSteps } from "./receipt-steps";
import { ruleWords, stepWords } from "./receipt-words";
import { toReceiptWire } from "./wire-receipt";

const at = testDatabase();
let desk: SupportDesk;
let jobs: Awaited<ReturnType<typeof declareJointJobs>>;

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  jobs = await declareJointJobs(desk);
  const { amina, bo } = desk.people;
  const { support, company } = desk.units;
  await writeJob(at.all, {
    crew: [
      [amina, "0.6"],
      [bo, "0.4"],
    ],
    unit: support,
    doneAt: "2026-10-05T10:00Z",
  });
  await writeJob(at.all, {
    crew: [
      [amina, "0.25"],
      [bo, "0.75"],
    ],
    unit: company,
    doneAt: "2026-10-06T10:00Z",
  });
  await writeJob(at.all, { crew: [[amina, "1"]], doneAt: "2026-10-07T10:00Z" });
  await scoreBy(desk, [jobs.kpis.shared, jobs.kpis.team]);
});

async function shownOf(employeeId: number, kpiId: number) {
  const query = { employeeId, kpiId, now: desk.ctx.now, wantedId: desk.october.id };
  const { shown } = await getReceiptScreen(at.db, systemScope(desk.ctx.now), {
    ...query,
    ...{ part: "all" as const, page: 1, pageSize: 10 },
  });
  if (!shown) throw new Error("There is no receipt.");
  return shown;
}
type Shown = Awaited<ReturnType<typeof shownOf>>;

const words = (shown: Shown, person: string) =>
  ruleWords(shown, person)
    .map(({ text }) => text)
    .join("");
const firstStep = (shown: Shown, person: string) => receiptSteps(shown.receipt, stepWords(shown, person))[0];

describe("the receipt of shared records", () => {
  test("says that shares count, in the rule and in its steps", async () => {
    const shown = await shownOf(desk.people.amina, jobs.kpis.shared);
    expect(words(shown, "you")).toContain(
      "jobs shared by you and done in October 2026, each job counted with your share of it",
    );
    expect(words(shown, "Amina")).toContain("each job counted with this person’s share of it");
    expect(firstStep(shown, "you")).toMatchObject({
      how: "All jobs of the rule above; each job counted with your share of it",
      value: "3",
    });
    expect(Number(shown.receipt.kpi.actual)).toBe(1.85);
  });

  test("lists each record with this person's share of it", async () => {
    const rows = (await shownOf(desk.people.bo, jobs.kpis.shared)).listed?.rows ?? [];
    expect(rows.map(({ share }) => share)).toEqual(["0.75", "0.4"]);
    await at.sql`UPDATE kpi_evidence SET record_ids = NULL, digest = 'd' WHERE employee_id = ${desk.people.bo}
      AND kpi_id = ${jobs.kpis.shared}`;
    const byRule = (await shownOf(desk.people.bo, jobs.kpis.shared)).listed;
    expect([byRule?.kept, byRule?.rows.map(({ share }) => share)]).toEqual([false, ["0.4", "0.75"]]);
  });
});

describe("the receipt of a team's records", () => {
  test("names the units, and says that membership on the day counts", async () => {
    const shown = await shownOf(desk.people.cy, jobs.kpis.team);
    expect(words(shown, "you")).toContain(
      "jobs done in October 2026, whose unit you were a member of on that day",
    );
    expect(firstStep(shown, "you")).toMatchObject({
      how: "All jobs of the rule above; credited to the members of Acme and Support on that day",
      value: "2",
    });
    expect(toReceiptWire(shown, { rule: [], steps: [] }).credited_units).toEqual(["Acme", "Support"]);
  });

  test("of someone in another unit has that one's alone", async () => {
    const shown = await shownOf(desk.people.dee, jobs.kpis.team);
    expect(firstStep(shown, "you")?.how).toContain("credited to the members of Acme on that day");
  });
});

test("a test run measures shares as a run does, and its sample shows them", async () => {
  const definition = {
    ...{ name: "Tried", direction: "higher_is_better", target: { value: "1" } },
    binding: {
      source_id: jobs.sourceId,
      aggregation: { kind: "count" },
      ownership_rule: "crew",
      time_column: "done_at",
    },
  };
  const tried = await testRunKpi(
    desk.ctx,
    testRunInput.parse({ definition, period_id: desk.october.id, sample_employee_id: desk.people.amina }),
  );
  expect(tried.people.map(({ name, actual, record_count }) => [name, Number(actual), record_count])).toEqual([
    ["Amina", 1.85, 3],
    ["Bo", 1.15, 2],
  ]);
  expect(tried.pooled).toMatchObject({ record_count: 3 });
  expect(tried.sample?.columns[0]).toMatchObject({ name: "share of the record", label: "Share" });
  expect(tried.sample?.records.map(({ values }) => values[0])).toEqual(["0.6", "0.25", "1"]);
});
