import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { computeRuns } from "@/db/schema/scoring";
import { testDatabase } from "@/db/testing/database";
import { foundSupportDesk, type SupportDesk } from "../testing/support-desk";
import { executeRun } from "./execute";
import { failInterruptedRuns, requestRun } from "./mutations";
import { requireRun } from "./queries";

const at = testDatabase();
let desk: SupportDesk;
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
});

const request = () => requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
const leaveRunning = (id: number) =>
  at.db.update(computeRuns).set({ status: "running" }).where(eq(computeRuns.id, id));

test("a run whose process died says whose results are shown: its own when they were stored, else those before", async () => {
  const stored = await request();
  await executeRun(desk.ctx, stored.id);
  // As it is left when the process ends between storing the results and saying so.
  await leaveRunning(stored.id);
  await failInterruptedRuns(desk.ctx, desk.october.id);
  expect((await requireRun(at.db, stored.id)).error).toBe(
    "Interrupted: the process that computed it ended. Its results were stored before that, and are the ones shown.",
  );
  const unstored = await request();
  await leaveRunning(unstored.id);
  await failInterruptedRuns(desk.ctx, desk.october.id);
  expect((await requireRun(at.db, unstored.id)).error).toBe(
    "Interrupted: the process that computed it ended. The results before it still stand.",
  );
});

test("a run whose process died is marked interrupted when the next one is asked for", async () => {
  const dead = await request();
  await leaveRunning(dead.id);
  const next = await request();
  expect(next.id).toBeGreaterThan(dead.id);
  expect((await requireRun(at.db, dead.id)).error).toContain("Interrupted");
  await executeRun(desk.ctx, next.id);
  // Its own job comes back late and finds itself overtaken.
  expect(await executeRun(desk.ctx, dead.id)).toMatchObject({ status: "failed" });
});
