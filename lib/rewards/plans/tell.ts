import { findAbove, toldAt } from "@/lib/alerts/managers";
import type { Ctx } from "@/lib/context";
import { dayName } from "@/lib/day-words";
import type { Notice } from "@/lib/notifications/notice";
import { notify, notifyAll } from "@/lib/notifications/notify";
import type { To } from "@/lib/notifications/recipients";
import { organisationToday } from "@/lib/people/today";
import type { Plan } from "./input";

/** Who decides on the plans of people today: their manager, or human resources; never the person. */
export async function leadersOf(ctx: Ctx, employeeIds: readonly number[]): Promise<(id: number) => To> {
  const today = await organisationToday(ctx.db, ctx.now);
  const above = await findAbove(ctx.db, { employeeIds: [...new Set(employeeIds)], today });
  return (id) => ({ ...toldAt(0, above.get(id)).to, exceptEmployeeId: id });
}

interface Recommended {
  id: number;
  employeeId: number;
  employee: string;
  title: string;
  why: string;
}

/** The person hears nothing of it before someone has decided. */
export async function tellOfRecommended(ctx: Ctx, added: readonly Recommended[]): Promise<void> {
  const leaderOf = await leadersOf(
    ctx,
    added.map(({ employeeId }) => employeeId),
  );
  await notifyAll(
    ctx,
    added.map(
      ({ id, employeeId, employee, title, why }): Notice => ({
        kind: "plan_recommended",
        eventKey: `plan:${id}:recommended`,
        title: `${employee}: ${title}`,
        body: `${why}. Accept, change or decline it.`,
        href: `/plans/${id}`,
        to: leaderOf(employeeId),
      }),
    ),
  );
}

type Told = Pick<Plan, "id" | "employee_id">;

export const tellOfBegun = (
  ctx: Ctx,
  plan: Told,
  { title, starts_on: from, ends_on: to }: { title: string; starts_on: string; ends_on: string },
): Promise<void> =>
  tellPerson(ctx, plan, {
    event: "accepted",
    title: `A plan for you: ${title}`,
    body: `From ${dayName(from)} to ${dayName(to)}. Its goals and their days are there.`,
  });

export const tellOfEnded = (ctx: Ctx, plan: Told, { title, outcome }: { title: string; outcome: string }) =>
  tellPerson(ctx, plan, { event: "ended", title: `Your plan has ended: ${title}`, body: outcome });

const tellPerson = (
  ctx: Ctx,
  { id, employee_id }: Told,
  { event, ...words }: { event: string; title: string; body: string },
): Promise<void> =>
  notify(ctx, {
    ...words,
    kind: "plan_changed",
    eventKey: `plan:${id}:${event}`,
    href: `/plans/${id}`,
    to: { employeeIds: [employee_id] },
  });
