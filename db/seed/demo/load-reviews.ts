import { sql } from "drizzle-orm";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { mintScope } from "@/lib/access/scope";
import { actorOf, type Viewer } from "@/lib/access/viewer";
import type { WorkCtx } from "@/lib/context";
import { dayIn } from "@/lib/people/today";
import { finalizePeriod } from "@/lib/reviews/finalisation/finalize";
import { startReview } from "@/lib/reviews/finalisation/start-review";
import { addNote } from "@/lib/reviews/notes";
import { overrideScore } from "@/lib/reviews/override";
import { getReview } from "@/lib/reviews/queries";
import { listAgreeable } from "@/lib/reviews/queue";
import { agreeWithComputed } from "@/lib/reviews/sign-off";
import { listPeriods, type Period } from "@/lib/scoring/periods/queries";
import { dayNumber, isoDay, TIME_ZONE } from "./calendar";
import { REVIEW_ACTS, type ReviewAct } from "./review-stories";
import type { DemoWorld } from "./world";

/** Months before the last finished one are final; that one is under review. */
const LAST_FINISHED = -1;
/** The first of those that are made final: older ones stay open, as imported history does. */
const FIRST_FINAL = -4;
/** Until the review is due. */
const DAYS_LEFT = 4;

/**
 * The last finished month under review, with what Ruth and Mirela did so far, and the quarter before it final: all of it
 * through the mutations that people use.
 */
export async function loadReviews(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const hr = await actingAs(ctx, "hr@plumbline.test");
  const periods = new Map(
    (await listPeriods(ctx.db, { frequency: "monthly" })).map((period) => [period.periodStart, period]),
  );
  let final = 0;
  for (const { index, firstDay } of world.months) {
    const period = periods.get(isoDay(firstDay));
    if (period?.status !== "open") continue;
    if (index >= FIRST_FINAL && index < LAST_FINISHED) {
      await finalizePeriod(hr.ctx, period.id, {
        reason: "Reviewed on paper before Plumbline was introduced.",
      });
      final += 1;
    }
    if (index === LAST_FINISHED) await review(ctx, hr.ctx, period);
  }
  return `${final} months final, the last one in review`;
}

interface Acting {
  ctx: WorkCtx;
  viewer: Viewer;
}

async function actingAs(ctx: WorkCtx, email: string): Promise<Acting> {
  const account = await getAccountByEmail(ctx.db, email);
  if (!account) throw new Error(`There is no account ${email}.`);
  const viewer: Viewer = {
    accountId: account.id,
    employeeId: account.employeeId,
    name: account.name,
    email,
    roles: account.roles,
  };
  return { ctx: { ...ctx, actor: actorOf(viewer) }, viewer };
}

async function review(ctx: WorkCtx, hr: WorkCtx, period: Period): Promise<void> {
  await startReview(hr, period.id, { due_on: isoDay(dayNumber(dayIn(TIME_ZONE, ctx.now)) + DAYS_LEFT) });
  const manager = await actingAs(ctx, "manager@plumbline.test");
  for (const act of REVIEW_ACTS) await perform({ hr, manager: manager.ctx }[act.by], period, act);
  const scope = mintScope(manager.viewer, ctx.now);
  const inReview = { ...period, status: "in_review" as const };
  const offered = await listAgreeable(ctx.db, scope, { period: inReview, now: ctx.now });
  const items = offered.slice(0, Math.ceil(offered.length / 2));
  if (items.length === 0) return;
  await agreeWithComputed(manager.ctx, period.id, {
    items: items.map(({ employeeId, version }) => ({ employee_id: employeeId, version })),
  });
}

async function perform(ctx: WorkCtx, period: Period, act: ReviewAct): Promise<void> {
  const employeeId = await idOf(ctx, sql`SELECT id FROM employees WHERE employee_number = ${act.of}`);
  const key = { periodId: period.id, employeeId };
  if (act.note) await addNote(ctx, key, act.note);
  if (!act.override) return;
  const { level, name, score, reason } = act.override;
  const entityId =
    level === "overall"
      ? 0
      : await idOf(
          ctx,
          level === "kpi"
            ? sql`SELECT id FROM kpi_definitions WHERE name = ${name}`
            : sql`SELECT id FROM kra_definitions WHERE name = ${name}`,
        );
  const scope = mintScope({ accountId: 0, employeeId: null, name: "", email: "", roles: ["hr"] }, ctx.now);
  const seen = await getReview(ctx.db, scope, { ...key, now: ctx.now });
  await overrideScore(ctx, key, {
    ...{ level, entity_id: entityId, new_score: score, reason },
    version: seen?.version ?? "",
  });
}

async function idOf({ db }: WorkCtx, found: ReturnType<typeof sql>): Promise<number> {
  const rows = await db.execute<{ id: number }>(found);
  return rows[0]?.id ?? 0;
}
