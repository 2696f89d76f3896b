import { and, desc, eq, exists, lte, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { performanceResults } from "@/db/schema/results";
import { evaluationPeriods } from "@/db/schema/scoring";
import { organisationToday } from "@/lib/people/today";
import type { Period } from "../periods/queries";
import { MOST_PERIODS } from "./input";

/** The last finished periods that have results, of a template's frequency or of any; newest first, at most six. */
export async function listFinishedPeriods(
  db: Db,
  { frequency, now }: { frequency: Frequency | null; now: Date },
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
    .limit(MOST_PERIODS);
}
