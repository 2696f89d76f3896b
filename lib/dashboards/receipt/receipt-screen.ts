import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { type Adjustment, listAdjustments } from "@/lib/reviews/adjustments/queries";
import { type ListedAppeal, listAppeals } from "@/lib/reviews/appeals/queries";
import type { EvidencePart } from "@/lib/scoring/evidence/queries";
import { type Backtest, listBacktest } from "@/lib/scoring/forecast/queries";
import { asMeasureWindow } from "@/lib/scoring/periods/measure-window";
import type { Period } from "@/lib/scoring/periods/queries";
import { windowOf } from "@/lib/scoring/periods/window";
import {
  type EvidenceHeader,
  getEvidenceHeader,
  getKpiReceipt,
  type KpiReceipt,
} from "@/lib/scoring/receipts/queries";
import { isRunning } from "../period-choice";
import { getScreenPeriods, type ScreenPeriods } from "../periods";
import { type BindingInForce, getBindingInForce, toBindingInForce } from "./binding-in-force";
import { type ContributingRecords, listContributingRecords } from "./contributing-records";
import { listCreditedUnits } from "./credited-units";
import { getReceiptBasis, type ReceiptBasis } from "./receipt-basis";
import { getReceiptOwn, type ReceiptOwn } from "./receipt-own";

/** One KPI's score of one person, down to a page of its records. */
export interface ReceiptScreen extends ScreenPeriods {
  /** Null: this person was not scored on this KPI in this period. */
  shown: {
    period: Period;
    receipt: KpiReceipt;
    basis: ReceiptBasis;
    /** Null: not measured from records, or its version was not kept. */
    inForce: BindingInForce | null;
    /** The units whose records these are, where records are a unit's. */
    creditedUnits: string[];
    /** What is assigned to this person alone; null: nothing. */
    own: ReceiptOwn | null;
    /** A page of the KPI's records, or of those of one input of its formula. */
    listed: ListedRecords | null;
    /** How projections of finished periods came out. */
    backtest: Backtest;
    /** YYYY-MM-DD, on which it is looked at. */
    today: string;
    /** What later corrections would make of it, once it is final. */
    adjustments: Adjustment[];
    /** Whether and how its person disputed it, the newest twenty. */
    appeals: ListedAppeal[];
  } | null;
}

export interface ListedRecords extends ContributingRecords {
  /** The input's name; empty: the KPI's own. */
  input: string;
  inForce: BindingInForce;
  evidence: EvidenceHeader | null;
}

export interface ReceiptQuery {
  employeeId: number;
  kpiId: number;
  now: Date;
  wantedId?: number;
  /** Of a formula: the input whose records are listed; the first that has any unless given. */
  input?: string;
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
  const basis = await getReceiptBasis(db, scope, { employeeId, period, receipt });
  const inForce =
    basis.kind === "binding"
      ? await getBindingInForce(db, {
          kpiId,
          version: receipt.kpi.kpiVersion,
          definition: receipt.definition,
          timeZone,
        })
      : null;
  const creditedUnits = inForce
    ? await listCreditedUnits(db, { employeeId, periodId: period.id, kpiId }, inForce)
    : [];
  const own = await getReceiptOwn(db, employeeId, receipt.kpi);
  const listed = await list(db, scope, { query, period, timeZone, receipt, inForce, basis });
  const { today } = periods;
  const running = isRunning(period, today);
  const backtest = await listBacktest(db, { employeeId, kpiId, period, running });
  const adjustments = receipt.scorecard.hasRemarks
    ? await listAdjustments(db, scope, { periodId: period.id, employeeId, kpiId })
    : [];
  const { appeals } = await listAppeals(db, scope, {
    ...{ employeeId, kpiId, periodId: period.id },
    ...{ page: 1, pageSize: 20 },
  });
  const behind = { receipt, own, basis, inForce, creditedUnits, listed };
  return { ...periods, shown: { period, ...behind, backtest, today, adjustments, appeals } };
}

interface Listing {
  query: ReceiptQuery;
  period: Period;
  timeZone: string;
  receipt: KpiReceipt;
  inForce: BindingInForce | null;
  basis: ReceiptBasis;
}

async function list(db: Db, scope: Scope, listing: Listing): Promise<ListedRecords | null> {
  const { query, period, timeZone, receipt } = listing;
  const chosen = await choose(db, listing);
  if (!chosen) return null;
  const records = await listContributingRecords(
    db,
    scope,
    { ...query, periodId: period.id, input: chosen.input },
    {
      ...chosen.inForce,
      evidence: chosen.evidence,
      computedAt: receipt.scorecard.computedAt,
      windowOf: () => asMeasureWindow(windowOf(measuredSpan(period, receipt), timeZone)),
    },
  );
  return { ...chosen, ...records };
}

/** An added KPI may have been measured over days of its own. */
const measuredSpan = (period: Period, { kpi }: KpiReceipt) =>
  kpi.own?.measured ? { periodStart: kpi.own.measured.from, periodEnd: kpi.own.measured.to } : period;

async function choose(db: Db, { query, period, timeZone, receipt, inForce, basis }: Listing) {
  if (inForce) return { input: "", inForce, evidence: receipt.evidence };
  if (basis.kind !== "formula") return null;
  const withRecords = basis.inputs.flatMap(({ variable, binding }) =>
    binding ? [{ variable, binding }] : [],
  );
  const chosen = withRecords.find(({ variable }) => variable === query.input) ?? withRecords[0];
  if (!chosen) return null;
  const { employeeId, kpiId } = query;
  const key = { employeeId, kpiId, periodId: period.id, input: chosen.variable };
  return {
    input: chosen.variable,
    inForce: await toBindingInForce(db, chosen.binding, timeZone),
    evidence: await getEvidenceHeader(db, key),
  };
}
