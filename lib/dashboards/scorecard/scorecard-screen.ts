import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { type Adjustment, listAdjustments } from "@/lib/reviews/adjustments/queries";
import { listNotes, type ReviewNote } from "@/lib/reviews/queries";
import type { Period } from "@/lib/scoring/periods/queries";
import { getScorecard } from "@/lib/scoring/scorecards/queries";
import type { Scorecard } from "@/lib/scoring/scorecards/types";
import { getScreenPeriods, type ScreenPeriods } from "../periods";
import { type Around, getAround } from "./around";

/** One person's scorecard with the period it belongs to. */
export interface ScorecardScreen extends ScreenPeriods {
  /** Null: nothing was computed for this person in this period. */
  shown: { period: Period; scorecard: Scorecard; remarks: Remarks | null } | null;
  around: Around;
}

/** What is said beside the figures; null where nothing is. */
export interface Remarks {
  /** Those that are meant for the person. */
  notes: ReviewNote[];
  adjustments: Adjustment[];
}

export async function getScorecardScreen(
  db: Db,
  scope: Scope,
  { employeeId, ...wanted }: { employeeId: number; now: Date; wantedId?: number },
): Promise<ScorecardScreen> {
  const periods = await getScreenPeriods(db, { employeeId, ...wanted });
  const { period } = periods;
  const nothing: Around = { changed: [], coming: [] };
  if (!period) return { ...periods, shown: null, around: nothing };
  const scorecard = await getScorecard(db, scope, employeeId, period.id);
  if (!scorecard) return { ...periods, shown: null, around: nothing };
  const first = periods.offered.find(({ id }) => id === scorecard.trend.periods[0]?.id) ?? period;
  const window = { from: first.periodStart, to: period.periodEnd, today: periods.today };
  const around = await getAround(db, scorecard, window);
  const remarks = scorecard.hasRemarks
    ? await getRemarks(db, scope, { employeeId, periodId: period.id })
    : null;
  return { ...periods, shown: { period, scorecard, remarks }, around };
}

async function getRemarks(
  db: Db,
  scope: Scope,
  key: { employeeId: number; periodId: number },
): Promise<Remarks> {
  const [notes, adjustments] = await Promise.all([
    listNotes(db, scope, key),
    listAdjustments(db, scope, key),
  ]);
  return { notes: notes.filter(({ audience }) => audience === "person"), adjustments };
}
