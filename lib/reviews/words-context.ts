import { sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Period } from "@/lib/scoring/periods/queries";
import type { WordsContext } from "./exception-words";

/** What the words of exceptions name: the period before, and the day a review is due. */
export async function wordsContext(db: Db, period: Period): Promise<WordsContext> {
  const rows = await db.execute<{ name: string }>(sql`
    SELECT name FROM evaluation_periods
     WHERE frequency = ${period.frequency} AND period_end <= ${period.periodStart}::date
     ORDER BY period_end DESC, period_start DESC LIMIT 1`);
  return { before: rows[0]?.name ?? "the period before", dueOn: period.reviewDueOn };
}
