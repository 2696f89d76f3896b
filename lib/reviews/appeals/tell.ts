import { sql } from "drizzle-orm";
import type { Ctx } from "@/lib/context";
import { shortDay } from "@/lib/day-words";
import type { NotificationKind } from "@/lib/notifications/kinds";
import { notify } from "@/lib/notifications/notify";
import type { To } from "@/lib/notifications/recipients";

interface About {
  id: number;
  employeeId: number;
  periodId: number;
  kpiId: number;
}

async function namesOf({ db }: Ctx, { employeeId, periodId, kpiId }: About) {
  const rows = await db.execute<{ person: string; period: string; kpi: string }>(sql`
    SELECT e.name AS person, p.name AS period, k.name AS kpi FROM employees e, evaluation_periods p, kpi_definitions k
     WHERE e.id = ${employeeId} AND p.id = ${periodId} AND k.id = ${kpiId}`);
  return rows[0] ?? { person: "", period: "", kpi: "" };
}

type Names = Awaited<ReturnType<typeof namesOf>>;

interface Telling {
  kind: NotificationKind;
  /** Of this appeal: who hears of the same twice hears it once. */
  event: string;
  to: To;
  title: (names: Names) => string;
  body?: string;
}

async function tell(ctx: Ctx, about: About, { kind, event, to, title, body }: Telling): Promise<void> {
  await notify(ctx, {
    kind,
    eventKey: `appeal:${about.id}:${event}`,
    title: title(await namesOf(ctx, about)),
    body,
    href: `/appeals/${about.id}`,
    to,
  });
}

/** Whoever is to answer: the manager, or human resources. */
export const holderOf = (leaderId: number | null): To =>
  leaderId === null ? { roles: ["hr"] } : { employeeIds: [leaderId] };

export const tellHolder = (
  ctx: Ctx,
  about: About,
  { to, dueOn, event }: { to: To; dueOn: string; event: string },
) =>
  tell(ctx, about, {
    kind: "appeal_received",
    event,
    to,
    title: ({ person, kpi, period }) => `${person} disputes ${kpi}, ${period}`,
    body: `An answer is due by ${shortDay(dueOn)}.`,
  });

export const tellDue = (
  ctx: Ctx,
  about: About,
  { to, dueOn, event }: { to: To; dueOn: string; event: string },
) =>
  tell(ctx, about, {
    kind: "appeal_due",
    event,
    to,
    title: ({ person, kpi }) => `Due: ${person} disputes ${kpi}`,
    body: `It is due on ${shortDay(dueOn)}.`,
  });

export const tellPerson = (ctx: Ctx, about: About, { event, body }: { event: string; body: string }) =>
  tell(ctx, about, {
    kind: "appeal_answered",
    event,
    to: { employeeIds: [about.employeeId] },
    title: ({ kpi, period }) => `What you disputed: ${kpi}, ${period}`,
    body,
  });
