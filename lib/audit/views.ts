import { asc, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { auditEntries, scorecardViews } from "@/db/schema/audit";
import type { Ctx } from "@/lib/context";

/** On which sidecars hear that a view is to be brought into the log. */
export const VIEWS_CHANNEL = "plumbline_views";

/**
 * Writes down that the caller sees this person's scorecard: one row a viewer, person and day. Before the figures are
 * shown, and apart from the chain, whose next entry waits for every transaction that holds it; the sidecar brings it
 * there. One's own scorecard is nobody else's business and is not written down.
 */
export const noteView = (ctx: Ctx, employeeId: number): Promise<void> => noteViews(ctx, [employeeId]);

/** The same of everyone whose figures stand in a list, in one statement. */
export async function noteViews(ctx: Ctx, employeeIds: readonly number[]): Promise<void> {
  const { actor, db, now } = ctx;
  if (actor.kind !== "account") return;
  // In one order, so that two lists at once wait for each other and do not cross.
  const seen = [...new Set(employeeIds)].filter((id) => id !== actor.employeeId).sort((a, b) => a - b);
  if (seen.length === 0) return;
  await db.execute(sql`
    WITH added AS (
      INSERT INTO scorecard_views (viewed_on, account_id, employee_id, actor_label, address, first_at)
      SELECT (${now.toISOString()}::timestamptz AT TIME ZONE coalesce((SELECT time_zone FROM organisations), 'UTC'))::date,
             ${actor.accountId}::integer, seen.id, ${actor.label}, ${ctx.address ?? null}, ${now.toISOString()}::timestamptz
        FROM unnest(${`{${seen.join(",")}}`}::integer[]) AS seen(id) ORDER BY seen.id
      ON CONFLICT DO NOTHING RETURNING 1
    )
    SELECT pg_notify(${VIEWS_CHANNEL}, '') FROM (SELECT FROM added LIMIT 1) AS any_added`);
}

const AT_ONCE = 500;

/** Brings views into the log, each once, with the moment and address of the view. Returns how many. */
export function recordViews(db: Db, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const views = await tx
      .select()
      .from(scorecardViews)
      .where(isNull(scorecardViews.recordedAt))
      .orderBy(asc(scorecardViews.firstAt), asc(scorecardViews.accountId), asc(scorecardViews.employeeId))
      .limit(AT_ONCE)
      .for("update", { skipLocked: true });
    if (views.length === 0) return 0;
    await tx.insert(auditEntries).values(
      views.map((view) => ({
        at: view.firstAt,
        actorKind: "account" as const,
        actorId: view.accountId,
        actorLabel: view.actorLabel,
        action: "scorecard.viewed",
        entityType: "employee",
        entityId: String(view.employeeId),
        employeeId: view.employeeId,
        address: view.address,
      })),
    );
    const key = sql`(${scorecardViews.viewedOn}, ${scorecardViews.accountId}, ${scorecardViews.employeeId})`;
    await tx
      .update(scorecardViews)
      .set({ recordedAt: now })
      .where(
        inArray(
          key,
          views.map(
            (view) => sql`(${view.viewedOn}::date, ${view.accountId}::integer, ${view.employeeId}::integer)`,
          ),
        ),
      );
    return views.length;
  });
}

/** A row is needed while its day lasts; the log has it for good. */
const KEPT_DAYS = 30;

/** Deletes views that have long been in the log. Returns how many. */
export async function purgeViews({ db, now }: Pick<Ctx, "db" | "now">): Promise<number> {
  const gone = await db.execute(sql`
    DELETE FROM scorecard_views
     WHERE recorded_at < ${now.toISOString()}::timestamptz - ${KEPT_DAYS} * interval '1 day' RETURNING 1`);
  return gone.length;
}
