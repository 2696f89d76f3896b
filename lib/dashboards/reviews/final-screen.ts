import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { type Adjustment, listAdjustments } from "@/lib/reviews/adjustments/queries";
import { type Checklist, getChecklist } from "@/lib/reviews/finalisation/checklist";
import { getScreenPeriods, type ScreenPeriods } from "../periods";

export interface FinalScreen extends ScreenPeriods {
  shown: {
    /** Null: the period is final already. */
    checklist: Checklist | null;
    /** Of people within scope: executives see none by name. */
    adjustments: Adjustment[];
  } | null;
}

/** How far a period is from being final, and what was corrected after it became so. */
export async function getFinalScreen(
  db: Db,
  scope: Scope,
  { wantedId, now }: { wantedId: number | undefined; now: Date },
): Promise<FinalScreen> {
  const periods = await getScreenPeriods(db, { now, wantedId });
  const { period } = periods;
  if (!period) return { ...periods, shown: null };
  const [checklist, adjustments] = await Promise.all([
    period.status === "finalized" ? null : getChecklist(db, period, now),
    listAdjustments(db, scope, { periodId: period.id }),
  ]);
  return { ...periods, shown: { checklist, adjustments } };
}
