import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import { dayIn } from "@/lib/people/today";
import { type ListedAppeal, listAppeals } from "@/lib/reviews/appeals/queries";
import type { WordsContext } from "@/lib/reviews/exception-words";
import type { ScorecardKey } from "@/lib/reviews/lock";
import {
  getReview,
  listNotes,
  listOverrides,
  type OverrideEntry,
  type ReviewNote,
} from "@/lib/reviews/queries";
import type { ListedReview } from "@/lib/reviews/queue";
import { wordsContext } from "@/lib/reviews/words-context";
import { getStoredScorecard, type StoredScorecard } from "@/lib/scoring/overrides/stored-scorecard";
import { organisationTimeZone, type Period } from "@/lib/scoring/periods/queries";
import { getScorecard } from "@/lib/scoring/scorecards/queries";
import type { Scorecard } from "@/lib/scoring/scorecards/types";

export interface ReviewScreen {
  scorecard: Scorecard;
  review: ListedReview;
  /** What an override is previewed with; null when nothing can be overridden. */
  stored: StoredScorecard | null;
  overrides: OverrideEntry[];
  /** Of this period and those before, newest first. */
  notes: ReviewNote[];
  /** What the person disputes, or disputed. */
  appeals: ListedAppeal[];
  words: WordsContext;
  timeZone: string;
  /** YYYY-MM-DD */
  today: string;
  /** The period has ended and is not final: figures can be overridden and signed. */
  isOpen: boolean;
}

/** One scorecard under review; null when no template scored the person in this period. Throws "forbidden". */
export async function getReviewScreen(
  db: Db,
  scope: Scope,
  { period, employeeId, now }: { period: Period; employeeId: number; now: Date },
): Promise<ReviewScreen | null> {
  const key: ScorecardKey = { periodId: period.id, employeeId };
  const [review, scorecard] = await Promise.all([
    getReview(db, scope, { ...key, now }),
    getScorecard(db, scope, employeeId, period.id, { withTrend: false }),
  ]);
  if (!review || !scorecard?.template) return null;
  const [stored, overrides, notes, { appeals }, words, timeZone] = await Promise.all([
    getStoredScorecard(db, key),
    listOverrides(db, scope, key),
    listNotes(db, scope, { ...key, earlier: true }),
    listAppeals(db, scope, { ...key, page: 1, pageSize: 50 }),
    wordsContext(db, period),
    organisationTimeZone(db),
  ]);
  const today = dayIn(timeZone, now);
  const isOpen = period.status !== "finalized" && period.periodEnd <= today;
  return { scorecard, review, stored, overrides, notes, appeals, words, timeZone, today, isOpen };
}
