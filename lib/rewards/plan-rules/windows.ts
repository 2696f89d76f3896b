import { and, desc, eq, exists, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { performanceResults } from "@/db/schema/results";
import { evaluationPeriods } from "@/db/schema/scoring";
import { organisationToday } from "@/lib/people/today";
import type { Period } from "@/lib/scoring/periods/queries";

/** The last finished periods of a frequency that have results, newest first. */
export async function listComputedPeriods(
  db: Db,
  { frequency, now, limit }: { frequency: Frequency; now: Date; limit: number },
): Promise<Period[]> {
  const results = db
    .select({ one: sql`1` })
    .from(performanceResults)
    .where(eq(performanceResults.periodId, evaluationPeriods.id));
  return db
    .select()
    .from(evaluationPeriods)
    .where(
      and(
        lte(evaluationPeriods.periodEnd, await organisationToday(db, now)),
        eq(evaluationPeriods.frequency, frequency),
        exists(results),
      ),
    )
    .orderBy(desc(evaluationPeriods.periodEnd), desc(evaluationPeriods.periodStart))
    .limit(limit);
}

/** So many periods up to the one at `at`, newest first; null where they do not follow one another day by day. */
export function windowAt<P extends Pick<Period, "periodStart" | "periodEnd">>(
  newestFirst: readonly P[],
  at: number,
  count: number,
): P[] | null {
  const window = newestFirst.slice(at, at + count);
  const follow = window.every((period, index) => {
    const earlier = window[index + 1];
    return !earlier || earlier.periodEnd === period.periodStart;
  });
  return window.length === count && follow ? window : null;
}
