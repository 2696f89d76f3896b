import { eq, sql } from "drizzle-orm";
import { plans } from "@/db/schema/plans";
import { type AuditEntry, recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { dayName } from "@/lib/day-words";
import { notifyAll } from "@/lib/notifications/notify";
import { organisationToday } from "@/lib/people/today";
import { leadersOf } from "./tell";

export interface Followed {
  /** Plans of people who have left. */
  closed: number;
  /** Goals not met on their day, and plans past their end: whoever heard of them already hears nothing. */
  due: number;
}

/** Closes the plans of people who have left, and reminds of what is due. Repeated on the same day, it changes nothing. */
export function followPlans(ctx: Ctx): Promise<Followed> {
  return inTransaction(ctx, async (inside) => {
    const today = await organisationToday(inside.db, inside.now);
    const closed = await closeOfLeavers(inside, today);
    return { closed, due: await remind(inside, today) };
  });
}

/** What was recommended is declined, what is under way ends: there is nobody left to follow it. */
async function closeOfLeavers(ctx: Ctx, today: string): Promise<number> {
  const { db, now, actor } = ctx;
  const open = await db.execute<{
    id: number;
    employee_id: number;
    status: "recommended" | "active";
    left_on: string;
  }>(sql`
    SELECT p.id, p.employee_id, p.status, e.left_on::text FROM plans p JOIN employees e ON e.id = p.employee_id
     WHERE p.status IN ('recommended', 'active') AND e.left_on < ${today}::date
     ORDER BY p.id FOR UPDATE OF p`);
  const entries: AuditEntry[] = [];
  for (const { id, employee_id, status, left_on } of open) {
    const reason = `Left on ${dayName(left_on)}.`;
    const isUnderWay = status === "active";
    const after = isUnderWay
      ? { status: "ended" as const, outcome: reason, endedAt: now, endedByName: actor.label }
      : {
          status: "declined" as const,
          decisionReason: reason,
          decidedAt: now,
          decidedByName: actor.label,
        };
    await db.update(plans).set(after).where(eq(plans.id, id));
    entries.push({
      action: isUnderWay ? "plan.ended" : "plan.declined",
      entityType: "plan",
      entityId: id,
      employeeId: employee_id,
      before: { status },
      reason,
    });
  }
  await recordAuditEntries(ctx, entries);
  return open.length;
}

interface DueRow extends Record<string, unknown> {
  id: number;
  employee_id: number;
  employee: string;
  title: string;
  /** Null: the plan's own end. */
  goal_id: number | null;
  goal: string | null;
  due_on: string;
}

/** Of a goal the person hears as well as who leads them; that a plan is to be ended, its leader alone. */
async function remind(ctx: Ctx, today: string): Promise<number> {
  const due = await ctx.db.execute<DueRow>(sql`
    SELECT p.id, p.employee_id, e.name AS employee, p.title, g.id AS goal_id, g.goal, g.due_on::text AS due_on
      FROM plans p JOIN employees e ON e.id = p.employee_id
      JOIN plan_goals g ON g.plan_id = p.id AND g.met_at IS NULL AND g.due_on <= ${today}::date
     WHERE p.status = 'active'
    UNION ALL
    SELECT p.id, p.employee_id, e.name, p.title, NULL, NULL, p.ends_on::text
      FROM plans p JOIN employees e ON e.id = p.employee_id
     WHERE p.status = 'active' AND p.ends_on <= ${today}::date
     ORDER BY id, due_on, goal_id`);
  const leaderOf = await leadersOf(
    ctx,
    due.map(({ employee_id }) => employee_id),
  );
  await notifyAll(
    ctx,
    due.flatMap(({ id, employee_id, employee, title, goal_id, goal, due_on }) => {
      const about = { kind: "plan_due" as const, href: `/plans/${id}` };
      const day = dayName(due_on);
      const to = leaderOf(employee_id);
      if (goal_id === null)
        return [
          {
            ...{ ...about, to, eventKey: `plan:${id}:end:${due_on}` },
            title: `${employee}: the plan “${title}” is to be ended`,
            body: `It runs until ${day}. Say how it went.`,
          },
        ];
      const eventKey = `plan:${id}:goal:${goal_id}:${due_on}`;
      const body = `${goal}. Due on ${day}.`;
      return [
        { ...about, eventKey, to, body, title: `${employee}: a goal of a plan is due` },
        {
          ...{ ...about, body, to: { employeeIds: [employee_id] }, title: "A goal of your plan is due" },
          eventKey: `${eventKey}:own`,
        },
      ];
    }),
  );
  return due.length;
}
