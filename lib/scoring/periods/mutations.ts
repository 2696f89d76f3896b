import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { evaluationPeriods } from "@/db/schema/scoring";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { AppError, invalid } from "@/lib/errors";
import { parseInput } from "@/lib/zod-fields";
import { type CreatePeriodInput, createPeriodInput } from "./input";
import { periodName } from "./name";
import type { Period } from "./queries";
import { type PeriodSpan, spanOf } from "./span";

/** Creates an evaluation period and the partitions its results will live in. Refused when it exists already. */
export async function createPeriod(ctx: Ctx, input: CreatePeriodInput): Promise<Period> {
  requireAbility(ctx.actor, "manage periods");
  const { frequency, period_start, period_end, name } = parseInput(createPeriodInput, input);
  const span = spanOf(frequency, period_start, period_end);
  if ("problem" in span) throw invalid([span.problem]);
  return inTransaction(ctx, async (tx) => {
    const created = await openPeriod(tx, { frequency, span, name });
    if (created) return created;
    const message = `${periodName(frequency, span)} exists already as a ${frequency} period.`;
    throw new AppError("conflict", message, [{ path: "period_start", message }]);
  });
}

interface NewPeriod {
  frequency: Frequency;
  span: PeriodSpan;
  name?: string;
}

/** The period, or null when there is one of this frequency and span. Takes part in the caller's transaction. */
export async function openPeriod(ctx: Ctx, { frequency, span, name }: NewPeriod): Promise<Period | null> {
  const rows = await ctx.db
    .insert(evaluationPeriods)
    .values({ frequency, ...span, name: name ?? periodName(frequency, span), createdAt: ctx.now })
    .onConflictDoNothing()
    .returning();
  const period = rows[0];
  if (!period) return null;
  await createPartitions(ctx.db, period.id);
  await recordAudit(ctx, {
    action: "period.created",
    entityType: "period",
    entityId: period.id,
    after: { name: period.name, frequency, ...span },
  });
  return period;
}

async function createPartitions(db: Db, periodId: number): Promise<void> {
  for (const parent of ["kpi_results", "kpi_evidence"]) {
    const partition = sql.identifier(`${parent}_p${periodId}`);
    await db.execute(
      sql`CREATE TABLE ${partition} PARTITION OF ${sql.identifier(parent)} FOR VALUES IN (${sql.raw(String(periodId))})`,
    );
  }
}
