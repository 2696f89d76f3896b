import { afterEach, beforeAll, expect, test, vi } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { type AlertRuleInput, alertRuleInput } from "@/lib/alerts/rules/input";
import { createAlertRule } from "@/lib/alerts/rules/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { closeTickets, foundSupportDesk, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { startAlertWatch } from "./alert-watch";
import { startFreshness } from "./freshness";
import type { RunningLoop } from "./woken-loop";

const at = testDatabase();
let desk: SupportDesk;
const running: { stop(): Promise<void> }[] = [];

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  await addRule({
    name: "Few tickets",
    kpi_id: desk.kpis.closed,
    settings: { condition: "threshold", figure: "actual", value: "6" },
  });
  await addRule({
    name: "Late",
    kpi_id: desk.kpis.inTime,
    coverage: "template",
    coverage_id: desk.template,
    settings: { condition: "threshold", value: "50" },
  });
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((each) => each.stop()));
});

const addRule = (rule: object) =>
  createAlertRule(desk.ctx, {
    scope: systemScope(desk.ctx.now),
    rule: alertRuleInput.parse(rule) as AlertRuleInput,
  });
const start = async (loop: Promise<RunningLoop>) => {
  running.push(await loop);
};
const compute = async () => {
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);
};
const open = async () =>
  (
    await at.sql<{ said: string }[]>`
      SELECT e.name || ': ' || a.summary AS said FROM alerts a JOIN employees e ON e.id = a.employee_id
       WHERE a.resolved_at IS NULL ORDER BY 1`
  ).map(({ said }) => said);
const soon = (check: () => Promise<void>) => vi.waitFor(check, { timeout: 10_000, interval: 50 });

test("alerts open with a computation, and end within seconds of the record that ends them", async () => {
  await start(startAlertWatch(at.all));
  await start(startFreshness(at.all));
  await compute();
  // Bo closed 4 of which 1 in time: an actual of 4, and 25 % of the 90 that are wanted, a score of 27.8. Cy has no record.
  await soon(async () =>
    expect(await open()).toEqual([
      "Bo: Score of Closed in time is 27.8, below 50.0",
      "Bo: Tickets closed is 4, below 6",
    ]),
  );
  await closeTickets(at.all, {
    employeeId: desk.people.bo,
    closedAt: "2026-10-12T10:00Z",
    inTime: 6,
    late: 0,
  });
  await soon(async () => expect(await open()).toEqual([]));
});
