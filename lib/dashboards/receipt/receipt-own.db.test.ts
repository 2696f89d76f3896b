import { eq } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { employees } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { assignInput, assignmentChangeInput } from "@/lib/kpis/assignments/input";
import { assignKpi, changeAssignment } from "@/lib/kpis/assignments/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { toUserKpiWire } from "../wire";
import { getReceiptScreen } from "./receipt-screen";
import { receiptSteps } from "./receipt-steps";
import { stepWords } from "./receipt-words";

const database = testDatabase();
let desk: SupportDesk;

beforeAll(async () => {
  desk = await foundSupportDesk(database.all);
  const { amina, bo } = desk.people;
  const of = { employeeId: amina, kpiId: desk.kpis.closed };
  await assignKpi(desk.ctx, {
    employeeId: amina,
    input: assignInput.parse({
      ...{ kpi_definition_id: desk.kpis.closed, target_value: "62", start_date: "2026-10-16" },
    }),
  });
  await changeAssignment(desk.ctx, { ...of, change: assignmentChangeInput.parse({ target_value: "41" }) });
  await database.db.update(employees).set({ hiredOn: "2026-10-16" }).where(eq(employees.id, bo));
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);
  // Changed after it counted: the receipt goes on naming the version that did.
  await changeAssignment(desk.ctx, { ...of, change: assignmentChangeInput.parse({ target_value: "80" }) });
});

async function shownFor(employeeId: number) {
  const { shown } = await getReceiptScreen(database.db, systemScope(NOW), {
    ...{ employeeId, kpiId: desk.kpis.closed, now: NOW, wantedId: desk.october.id },
    ...{ part: "all", page: 1, pageSize: 10 },
  });
  if (!shown) throw new Error("There is no receipt.");
  const target = receiptSteps(shown.receipt, stepWords(shown, "you")).find(({ key }) => key === "target");
  return { shown, target };
}

describe("the receipt of a person's own", () => {
  test("says how target and days made the one that counted, and names the version", async () => {
    const { shown, target } = await shownFor(desk.people.amina);
    // 10 for 15 days and 41 for 16: (150 + 656) / 31 = 26.
    expect(target).toMatchObject({
      how: "10 × 15 + 41 × 16 of 31 days, assigned from 16 Oct 2026",
      value: "26",
    });
    expect(shown.own).toMatchObject({ used: 2, assignment: { version: 3, target: { value: "80" } } });
    expect(shown.own?.versions.map(({ version }) => version)).toEqual([3, 2, 1]);
    const { scorecard, kra, kpi } = shown.receipt;
    expect(
      toUserKpiWire({ scorecard, period: shown.period, today: "2026-11-20" }, kra, kpi).own,
    ).toMatchObject({
      ...{ assignment_version: 2, is_added: false, proration: { days: 31, of_days: 31 } },
    });
  });

  test("says who joined when, without an assignment", async () => {
    const { shown, target } = await shownFor(desk.people.bo);
    expect(target).toMatchObject({ how: "10 × 16 of 31 days, joined 16 Oct 2026", value: "5.16" });
    expect(shown.own).toBeNull();
  });
});
