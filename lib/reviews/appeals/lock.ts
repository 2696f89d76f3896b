import { eq, sql } from "drizzle-orm";
import { appeals } from "@/db/schema/appeals";
import type { Ctx } from "@/lib/context";
import { conflict, notFound } from "@/lib/errors";
import { type AppealMove, whyNot } from "./moves";

export type Appeal = typeof appeals.$inferSelect;

export interface Wanted {
  id: number;
  move: AppealMove;
  /** The version that was seen. */
  version: number;
  /** Whether the actor may make this move of that appeal, as far as its person goes; else it does not exist for them. */
  isSeenBy: (appeal: Appeal) => Promise<boolean>;
}

/**
 * Holds an appeal, and its period against becoming final, until the transaction ends. Throws "not_found", and "conflict"
 * with what happened since `version`, or why the move cannot be made.
 */
export async function lockAppeal(ctx: Ctx, { id, move, version, isSeenBy }: Wanted): Promise<Appeal> {
  await ctx.db.execute(sql`
    SELECT 1 FROM evaluation_periods WHERE id = (SELECT period_id FROM appeals WHERE id = ${id}) FOR SHARE`);
  const [appeal] = await ctx.db.select().from(appeals).where(eq(appeals.id, id)).for("update");
  if (!appeal || !(await isSeenBy(appeal))) throw notFound("This appeal");
  if (appeal.version !== version) throw conflict(await whatHappened(ctx, id));
  const why = whyNot(move, appeal);
  if (why) throw conflict(why);
  return appeal;
}

async function whatHappened({ db }: Ctx, id: number): Promise<string> {
  const rows = await db.execute<{ kind: keyof typeof DONE; by: string }>(sql`
    SELECT kind, actor_label AS by FROM appeal_events WHERE appeal_id = ${id} ORDER BY id DESC LIMIT 1`);
  const last = rows[0];
  const what = last ? `${last.by} ${DONE[last.kind]}.` : "";
  return `This appeal changed since you opened it. ${what} Nothing was saved, and what you wrote is still here: look at it again.`;
}

const DONE = {
  submitted: "submitted it",
  reminded: "reminded of it",
  escalated: "passed it on to human resources",
  answered: "answered it",
  taken_on: "took it on to human resources",
  withdrawn: "withdrew it",
  closed: "closed it",
} as const;
