import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { closeTickets, foundSupportDesk, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { type Freshness, startFreshness } from "./freshness";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);
});

const running: Freshness[] = [];
const start = async () => {
  running.push(await startFreshness(at.all));
};
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

const close = (employeeId: number, inTime = 1) =>
  closeTickets(at.all, { employeeId, closedAt: "2026-10-12T10:00Z", inTime, late: 0 });
const closedBy = async (employeeId: number) => {
  const [row] = await at.sql<{ n: number }[]>`SELECT record_count AS n FROM kpi_results
    WHERE period_id = ${desk.october.id} AND employee_id = ${employeeId} AND kpi_id = ${desk.kpis.closed}`;
  return row?.n;
};
const seen = (employeeId: number, count: number) =>
  vi.waitFor(async () => expect(await closedBy(employeeId)).toBe(count), { timeout: 10_000, interval: 25 });

test("a record is in the result within seconds of being written", async () => {
  await start();
  await close(desk.people.amina);
  await seen(desk.people.amina, 10);
});

test("what is marked while no sidecar runs is computed when one starts", async () => {
  await close(desk.people.amina);
  await new Promise((resolve) => setTimeout(resolve, 300));
  expect(await closedBy(desk.people.amina)).toBe(10);
  await start();
  await seen(desk.people.amina, 11);
});

test("two sidecars share the work, and a burst is one computation", async () => {
  await start();
  await start();
  const runsBefore = await at.sql`SELECT last_value FROM compute_runs_id_seq`;
  for (let n = 0; n < 10; n += 1) await close(desk.people.bo);
  await seen(desk.people.bo, 14);
  const runsAfter = await at.sql`SELECT last_value FROM compute_runs_id_seq`;
  expect(Number(runsAfter[0]?.last_value) - Number(runsBefore[0]?.last_value)).toBeLessThanOrEqual(3);
});

test("the pair that KPIs measure by gets its index, built beside the writes", async () => {
  await start();
  await vi.waitFor(
    async () => {
      const found =
        await at.sql`SELECT indexdef FROM pg_indexes WHERE schemaname = 'records' AND tablename = 'tickets'
        AND indexdef LIKE '%(closer_employee_id, closed_at)'`;
      expect(found).toHaveLength(1);
    },
    { timeout: 10_000, interval: 50 },
  );
});

test("a period that cannot be computed stops no other, and is tried again later", async () => {
  await at.sql`UPDATE kpi_bindings SET time_column = 'no_such_column' WHERE kpi_id = ${desk.kpis.closed}`;
  await start();
  await close(desk.people.cy);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(await at.sql`SELECT 1 FROM stale_scorecards`).not.toHaveLength(0);
  await at.sql`UPDATE kpi_bindings SET time_column = 'closed_at' WHERE kpi_id = ${desk.kpis.closed}`;
  await seen(desk.people.cy, 1);
});
