import { and, eq, or, sql } from "drizzle-orm";
import type { z } from "zod";
import { evaluationPeriods } from "@/db/schema/scoring";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import type { measureInput } from "./input";
import { enterValue } from "./mutations";
import type { ManualEntry } from "./queries";

interface Measurement {
  employeeId: number;
  kpiId: number;
  input: z.output<typeof measureInput>;
}

/** Enters a value for the evaluation period of these dates. Its end is the first day after it; the last day will do. */
export async function recordMeasurement(
  ctx: Ctx,
  { employeeId, kpiId, input }: Measurement,
): Promise<ManualEntry | null> {
  const period = evaluationPeriods;
  const [found] = await ctx.db
    .select({ id: period.id })
    .from(period)
    .where(
      and(
        eq(period.periodStart, input.period_start),
        or(eq(period.periodEnd, input.period_end), sql`${period.periodEnd} = ${input.period_end}::date + 1`),
      ),
    )
    .orderBy(sql`${period.periodEnd} = ${input.period_end}::date DESC`, period.id)
    .limit(1);
  if (!found) {
    throw invalid([{ path: "period_end", message: "There is no evaluation period of these dates" }]);
  }
  const { actual_value: value, notes: note } = input;
  return enterValue(ctx, { employee_id: employeeId, kpi_id: kpiId, period_id: found.id, value, note });
}
