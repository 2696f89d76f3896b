import { sql } from "drizzle-orm";
import { dirtyMarks } from "@/db/schema/freshness";
import type { Ctx } from "@/lib/context";
import { DIRTY_CHANNEL } from "./channels";

/** Days are YYYY-MM-DD, `from` inclusive and `to` exclusive: a period's span as it is. */
export interface ChangedFacts {
  employeeIds: readonly number[];
  from: string;
  to: string;
}

/**
 * Marks people's figures as behind, in the caller's transaction: for facts that are not records (a manual entry, an
 * override, an assignment). Records do so by themselves. Their open periods within seconds, final ones never.
 */
export async function markDirty(
  { db }: Pick<Ctx, "db">,
  { employeeIds, from, to }: ChangedFacts,
): Promise<void> {
  const people = [...new Set(employeeIds)];
  if (people.length === 0) return;
  const days = `{[${from},${to})}`;
  await db.insert(dirtyMarks).values(people.map((employeeId) => ({ employeeId, days })));
  await db.execute(sql`SELECT pg_notify(${DIRTY_CHANNEL}, '')`);
}
