import { sql } from "drizzle-orm";
import type { Sql, TransactionSql } from "@/db/client";
import type { WorkCtx } from "@/lib/context";
import { type BindingInput, toBindingRule } from "@/lib/kpis/bindings/binding-input";
import { requireBindingSource } from "@/lib/kpis/bindings/binding-sources";
import { listRecordsStatement } from "@/lib/kpis/bindings/list-records";
import type { Calculation } from "@/lib/kpis/definitions/types";
import { asMeasureWindow } from "@/lib/scoring/periods/measure-window";
import { organisationTimeZone, type Period } from "@/lib/scoring/periods/queries";
import { windowOf } from "@/lib/scoring/periods/window";
import { measureTrial } from "@/lib/scoring/test-run/test-run-measure";
import { recordTable } from "@/lib/sources/record-table";
import { recordValues } from "../finalisation/kept-sources";

export interface FinalKpi {
  kpiId: number;
  /** The calculation as it was when the period was computed; null: it was not kept. */
  calculation: Calculation | null;
  /** Half-open days it was measured over, of a KPI that was assigned for some of the period; null: the whole period. */
  measured: { from: string; to: string } | null;
}

export interface MeasuredNow {
  kpiId: number;
  actual: string | null;
  recordCount: number;
  sourceId: number | null;
  /** Records that came, went or changed since the period became final; the first hundred. */
  changedRecords: number[];
}

const MOST_RECORDS = 100;
/** Records of one person and KPI that are looked through for what changed. */
const LOOKED_THROUGH = 10_000;

/** What a person's KPIs of a final period measure by now, by the definitions of then. Reads only, stores nothing. */
export async function measureNow(
  ctx: WorkCtx,
  { period, employeeId, kpis }: { period: Period; employeeId: number; kpis: readonly FinalKpi[] },
): Promise<MeasuredNow[]> {
  const timeZone = await organisationTimeZone(ctx.db);
  const measured: MeasuredNow[] = [];
  await (ctx.database.sql as Sql).begin("read only", async (transaction) => {
    for (const { kpiId, calculation, measured: days } of kpis) {
      // What is entered by hand cannot change after the fact: the database refuses.
      if (!calculation || calculation.calculation_type === "manual") continue;
      const span = days ? { periodStart: days.from, periodEnd: days.to } : period;
      const window = asMeasureWindow(windowOf(span, timeZone));
      const found = await measureTrial(
        {
          transaction,
          db: ctx.db,
          span,
          window,
          timeZone,
          employeeIds: [employeeId],
          only: [employeeId],
          kpiId,
        },
        calculation,
      );
      const own = found.byEmployee.get(employeeId);
      measured.push({
        kpiId,
        actual: own ? own.actual : found.withoutRecords,
        recordCount: own?.recordCount ?? 0,
        ...(calculation.calculation_type === "binding"
          ? await changedRecords(ctx, transaction, {
              period,
              employeeId,
              kpiId,
              binding: calculation.binding,
              window,
            })
          : { sourceId: null, changedRecords: [] }),
      });
    }
  });
  return measured;
}

interface Looking {
  period: Period;
  employeeId: number;
  kpiId: number;
  binding: BindingInput;
  window: ReturnType<typeof asMeasureWindow>;
}

async function changedRecords(ctx: WorkCtx, transaction: TransactionSql, looking: Looking) {
  const { period, employeeId, kpiId, binding, window } = looking;
  const source = await requireBindingSource(ctx.db, binding.source_id);
  const { text, parameters } = listRecordsStatement(toBindingRule(binding), source, {
    window,
    employeeId,
    limit: LOOKED_THROUGH,
  });
  const current = (await transaction.unsafe(text, [...parameters])) as unknown as { record_id: string }[];
  const now = `{${current.map((row) => row.record_id).join(",")}}`;
  const rows = await ctx.db.transaction(async (db) => {
    await db.execute(sql`SELECT set_config('TimeZone', 'UTC', true)`);
    return db.execute<{ record_id: string }>(sql`
      WITH kept AS (
        SELECT unnest(e.record_ids) AS record_id FROM kpi_evidence e
         WHERE e.period_id = ${period.id} AND e.employee_id = ${employeeId} AND e.kpi_id = ${kpiId} AND e.input = ''
      ), now AS (SELECT unnest(${now}::bigint[]) AS record_id)
      SELECT coalesce(kept.record_id, now.record_id) AS record_id
        FROM kept FULL JOIN now USING (record_id)
        LEFT JOIN kept_records k ON k.period_id = ${period.id} AND k.source_id = ${source.id}
              AND k.record_id = coalesce(kept.record_id, now.record_id)
        LEFT JOIN ${sql.raw(recordTable(source))} r ON r.record_id = coalesce(kept.record_id, now.record_id)
       WHERE kept.record_id IS NULL OR now.record_id IS NULL
          OR k.values IS DISTINCT FROM CASE WHEN r.record_id IS NOT NULL THEN ${recordValues} END
       ORDER BY 1 LIMIT ${MOST_RECORDS}`);
  });
  return { sourceId: source.id, changedRecords: rows.map((row) => Number(row.record_id)) };
}
