import { and, desc, eq, exists, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { performanceResults } from "@/db/schema/results";
import { evaluationPeriods } from "@/db/schema/scoring";
import { organisationToday } from "@/lib/people/today";
import type { Period } from "./queries";

/** The last finished periods that have results, of one frequency or (null) of any; newest first. */
export async function listFinishedPeriods(
  db: Db,
  { frequency, now, limit }: { frequency: Frequency | null; now: Date; limit: number },
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
        frequency ? eq(evaluationPeriods.frequency, frequency) : undefined,
        exists(results),
      ),
    )
    .orderBy(desc(evaluationPeriods.periodEnd), desc(evaluationPeriods.periodStart))
    .limit(limit);
}
