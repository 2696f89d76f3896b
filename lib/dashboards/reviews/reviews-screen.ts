import type { Db } from "@/db/client";
import type { Scope } from "@/lib/access/scope";
import type { WordsContext } from "@/lib/reviews/exception-words";
import type { ReviewsParams } from "@/lib/reviews/params";
import { listAgreeable, listQueue, listReviews, type Queue, type ReviewList } from "@/lib/reviews/queue";
import { wordsContext } from "@/lib/reviews/words-context";
import { getScreenPeriods, type ScreenPeriods } from "../periods";

export const REVIEWS_PER_PAGE = 25;

export interface ReviewsScreen extends ScreenPeriods {
  shown: {
    list: ReviewList;
    queue: Queue;
    agreeable: { employeeId: number; version: string }[];
    words: WordsContext;
  } | null;
}

/** Whom a reader reviews in a period: the queue of exceptions, everybody, and who can be signed off as computed. */
export async function getReviewsScreen(
  db: Db,
  scope: Scope,
  { params, now }: { params: ReviewsParams; now: Date },
): Promise<ReviewsScreen> {
  const periods = await getScreenPeriods(db, { now, wantedId: params.period });
  const { period } = periods;
  if (!period || (!scope.seesEveryone && scope.selfId === null)) return { ...periods, shown: null };
  const { state, q: search, page } = params;
  const [list, queue, agreeable, words] = await Promise.all([
    listReviews(db, scope, { period, now, state, search, page, pageSize: REVIEWS_PER_PAGE }),
    listQueue(db, scope, { period, now }),
    listAgreeable(db, scope, { period, now }),
    wordsContext(db, period),
  ]);
  return { ...periods, shown: { list, queue, agreeable, words } };
}
