import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Role } from "@/db/enums";
import { testDatabase } from "@/db/testing/database";
import { type Ctx, commandActor } from "@/lib/context";
import { requestRun } from "../runs/mutations";
import { createPeriod } from "./mutations";

const at = testDatabase();
const now = new Date("2026-11-20T09:00:00Z");
const ctx = (): Ctx => ({ db: at.db, now, actor: commandActor("test") });
const as = (...roles: Role[]): Ctx => ({
  db: at.db,
  now,
  actor: { kind: "account", accountId: 1, employeeId: null, roles, label: "Someone" },
});

test("a period is created with the partitions its results will live in, and audited", async () => {
  const period = await createPeriod(ctx(), { frequency: "quarterly", period_start: "2026-10-01" });
  expect(period).toMatchObject({ name: "Q4 2026", periodEnd: "2027-01-01", status: "open" });
  const partitions = await at.db.execute<{ name: string }>(
    sql`SELECT inhrelid::regclass::text AS name FROM pg_inherits JOIN pg_class c ON c.oid = inhrelid
         WHERE c.relkind = 'r' ORDER BY 1`,
  );
  expect(partitions.map(({ name }) => name)).toEqual([
    `kpi_evidence_p${period.id}`,
    `kpi_results_p${period.id}`,
  ]);
  const audited = await at.db.query.auditEntries.findMany();
  expect(audited).toMatchObject([{ action: "period.created", entityId: String(period.id) }]);
});

test("the same period twice is refused, and leaves nothing behind", async () => {
  await expect(createPeriod(ctx(), { frequency: "quarterly", period_start: "2026-10-01" })).rejects.toThrow(
    "Q4 2026 exists already",
  );
  expect(await at.db.query.evaluationPeriods.findMany()).toHaveLength(1);
});

test("only HR and administrators create periods and ask for runs", async () => {
  const weekly = { frequency: "weekly" as const, period_start: "2026-11-16" };
  await expect(createPeriod(as("manager"), weekly)).rejects.toThrow("You may not manage periods");
  await expect(requestRun(as("exec"), { periodId: 1, trigger: "api" })).rejects.toThrow(
    "You may not start computations",
  );
});

test("a run of a period that does not exist is refused", async () => {
  await expect(requestRun(ctx(), { periodId: 999, trigger: "api" })).rejects.toThrow("does not exist");
});

test("a day that no calendar has is refused at its field", async () => {
  await expect(createPeriod(ctx(), { frequency: "daily", period_start: "2026-02-30" })).rejects.toMatchObject(
    {
      fields: [{ path: "period_start" }],
    },
  );
});
