import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import type { MeasureWindow } from "@/lib/kpis/types";
import type { EvidencePart } from "@/lib/scoring/evidence/queries";
import type { Period } from "@/lib/scoring/periods/queries";
import { windowOf } from "@/lib/scoring/periods/window";
import { getKpiReceipt, type KpiReceipt } from "@/lib/scoring/receipts/queries";
import { type BindingInForce, getBindingInForce } from "./binding-in-force";
import { type ContributingRecords, listContributingRecords } from "./contributing-records";
import { getScreenPeriods, type ScreenPeriods } from "./periods";

/** One KPI's score of one person, down to a page of its records. */
export interface ReceiptScreen extends ScreenPeriods {
  /** Null: this person was not scored on this KPI in this period. */
  shown: {
    period: Period;
    receipt: KpiReceipt;
    /** Null: not measured from records, or its version was not kept. */
    inForce: BindingInForce | null;
    records: ContributingRecords | null;
  } | null;
}

export interface ReceiptQuery {
  employeeId: number;
  kpiId: number;
  now: Date;
  wantedId?: number;
  part: EvidencePart;
  search?: string;
  page: number;
  pageSize: number;
}

export async function getReceiptScreen(db: Db, scope: Scope, query: ReceiptQuery): Promise<ReceiptScreen> {
  const periods = await getScreenPeriods(db, query);
  const { period, timeZone } = periods;
  if (!period) return { ...periods, shown: null };
  const { employeeId, kpiId } = query;
  const receipt = await getKpiReceipt(db, scope, { employeeId, periodId: period.id, kpiId });
  if (!receipt) return { ...periods, shown: null };
  const inForce = await getBindingInForce(db, {
    kpiId,
    version: receipt.kpi.kpiVersion,
    definition: receipt.definition,
    timeZone,
  });
  const records = inForce && (await recordsOf(db, scope, { query, period, timeZone, receipt, inForce }));
  return { ...periods, shown: { period, receipt, inForce, records } };
}

interface RecordsInput {
  query: ReceiptQuery;
  period: Period;
  timeZone: string;
  receipt: KpiReceipt;
  inForce: BindingInForce;
}

function recordsOf(db: Db, scope: Scope, { query, period, timeZone, receipt, inForce }: RecordsInput) {
  return listContributingRecords(
    db,
    scope,
    { ...query, periodId: period.id },
    {
      ...inForce,
      evidence: receipt.evidence,
      computedAt: receipt.scorecard.computedAt,
      windowOf: () => measureWindow(period, timeZone),
    },
  );
}

function measureWindow(period: Period, timeZone: string): MeasureWindow {
  const { startsAt, endsAt } = windowOf(period, timeZone);
  return {
    startDate: period.periodStart,
    endDate: period.periodEnd,
    startInstant: startsAt.toISOString(),
    endInstant: endsAt.toISOString(),
  };
}
