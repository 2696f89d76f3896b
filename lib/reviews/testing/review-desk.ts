import type { Database } from "@/db/client";
import type { Role } from "@/db/enums";
import { accounts } from "@/db/schema/access";
import { mintScope } from "@/lib/access/scope";
import { actorOf, type Viewer } from "@/lib/access/viewer";
import type { WorkCtx } from "@/lib/context";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { closeTickets, foundSupportDesk } from "@/lib/scoring/testing/support-desk";
import { getReview } from "../queries";

/** The support desk with September and October computed, and accounts: who acts, as the application would see them. */
export async function foundReviewDesk(database: Database) {
  const desk = await foundSupportDesk(database);
  const { amina, bo } = desk.people;
  const september = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-09-01" });
  await closeTickets(database, { employeeId: amina, closedAt: "2026-09-10T10:00Z", inTime: 9, late: 1 });
  await closeTickets(database, { employeeId: bo, closedAt: "2026-09-10T10:00Z", inTime: 8, late: 2 });
  const compute = async (periodId: number) => {
    const { id } = await requestRun(desk.ctx, { periodId, trigger: "command" });
    return executeRun(desk.ctx, id);
  };
  await compute(september.id);
  await compute(desk.october.id);

  const as = async (name: string, roles: Role[], employeeId: number | null) => {
    const [row] = await database.db
      .insert(accounts)
      .values({ email: `${name.toLowerCase()}@x.org`, name, employeeId })
      .returning({ id: accounts.id });
    const viewer: Viewer = { accountId: row?.id ?? 0, employeeId, name, email: "", roles };
    const ctx: WorkCtx = { ...desk.ctx, actor: actorOf(viewer) };
    return { ctx, viewer, scope: mintScope(viewer, desk.ctx.now) };
  };
  const { ivo, ruth, dee } = desk.people;
  const who = {
    manager: await as("Ivo", ["employee", "manager"], ivo),
    above: await as("Ruth", ["employee", "manager"], ruth),
    elsewhere: await as("Dee", ["employee", "manager"], dee),
    employee: await as("Amina", ["employee"], amina),
    hr: await as("Mirela", ["hr"], null),
    admin: await as("Jonas", ["admin"], null),
    exec: await as("Ingrid", ["exec"], null),
  };
  const october = desk.october.id;
  const seen = async (employeeId: number, periodId = october): Promise<string> =>
    (await getReview(database.db, who.hr.scope, { periodId, employeeId, now: desk.ctx.now }))?.version ?? "";
  return { ...desk, september, compute, who, seen };
}

export type ReviewDesk = Awaited<ReturnType<typeof foundReviewDesk>>;

export const REASON = "Two tickets were merged by mistake on 12 October.";
