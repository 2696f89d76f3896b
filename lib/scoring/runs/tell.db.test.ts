import { asc, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { notifications } from "@/db/schema/notifications";
import { testDatabase } from "@/db/testing/database";
import type { WorkCtx } from "@/lib/context";
import { addAccount } from "@/lib/notifications/testing/people";
import { createPeriod } from "../periods/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { requestRun } from "./mutations";

const at = testDatabase();
let desk: SupportDesk;
let amina = 0;
let hr: { accountId: number; ctx: WorkCtx };

beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const { people } = desk;
  amina = (
    await addAccount(at.db, { name: "Amina", roles: ["employee"], employeeId: people.amina, now: NOW })
  ).accountId;
  const { accountId, ctx } = await addAccount(at.db, { name: "Hanna", roles: ["hr"], now: NOW });
  hr = { accountId, ctx: { ...ctx, database: at.all } };
});
beforeEach(() => at.sql`DELETE FROM notifications`);

const compute = async (ctx: WorkCtx, periodId: number) => {
  const { id } = await requestRun(ctx, { periodId, trigger: ctx === desk.ctx ? "command" : "screen" });
  await executeRun({ ...desk.ctx, now: ctx.now }, id);
};
const told = (accountId: number) =>
  at.db
    .select({ kind: notifications.kind, title: notifications.title })
    .from(notifications)
    .where(eq(notifications.accountId, accountId))
    .orderBy(asc(notifications.id));

describe("a period that was computed", () => {
  test("after its end is told to everyone with a scorecard, once; who asked for a run hears each time", async () => {
    await compute(hr.ctx, desk.october.id);
    await compute(hr.ctx, desk.october.id);
    expect(await told(amina)).toEqual([
      { kind: "scorecard_ready", title: "Your scorecard of October 2026 is ready" },
    ]);
    expect(await told(hr.accountId)).toEqual([
      { kind: "period_computed", title: "October 2026 is computed" },
      { kind: "period_computed", title: "October 2026 is computed" },
    ]);
  });

  test("while it runs, or long after its end, is no news", async () => {
    const november = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-11-01" });
    const july = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-07-01" });
    for (const { id } of [november, july]) await compute(desk.ctx, id);
    expect(await told(amina)).toEqual([]);
  });

  test("in vain is told to who asked for it", async () => {
    const { id } = await requestRun(hr.ctx, { periodId: desk.october.id, trigger: "screen" });
    const stop = executeRun(desk.ctx, id, {
      onStage: async (stage) => {
        if (stage === "scoring") throw new Error("the disk is full");
      },
    });
    await expect(stop).rejects.toThrow("the disk is full");
    expect(await told(hr.accountId)).toEqual([
      { kind: "run_failed", title: "October 2026 could not be computed" },
    ]);
  });
});
