import type { Database } from "@/db/client";
import { accountRoles } from "@/db/schema/access";
import { foundReviewDesk } from "../../testing/review-desk";
import { type AppealInput, appealInput } from "../input";
import { requireAppeal } from "../queries";
import { submitAppeal } from "../submit";

export const STATEMENT = "Three of my tickets were closed by a colleague in my name.";
export const ANSWER = "I looked at the three tickets together with the team lead.";

/** The review desk, whose accounts hold their roles, and Amina's figures to dispute. */
export async function foundAppealDesk(database: Database) {
  const desk = await foundReviewDesk(database);
  await database.db
    .insert(accountRoles)
    .values(
      Object.values(desk.who).flatMap(({ viewer }) =>
        viewer.roles.map((role) => ({ accountId: viewer.accountId, role })),
      ),
    );
  const asked = (changed: Partial<AppealInput> = {}): AppealInput =>
    appealInput.parse({
      period_id: desk.october.id,
      kpi_id: desk.kpis.closed,
      statement: STATEMENT,
      ...changed,
    });
  const submit = (changed: Partial<AppealInput> = {}) => submitAppeal(desk.who.employee.ctx, asked(changed));
  const read = (id: number) => requireAppeal(database.db, desk.who.hr.scope, id);
  /** Takes what is open off the table, so that the next test may dispute the same figure. */
  const clear = () => database.sql`
    UPDATE appeals SET state = 'withdrawn', due_on = NULL WHERE state IN ('with_manager', 'with_hr', 'answered')`;
  const happened = async (id: number) =>
    (await database.sql`SELECT kind FROM appeal_events WHERE appeal_id = ${id} ORDER BY id`).map(
      ({ kind }) => kind,
    );
  const audited = async (id: number) =>
    (
      await database.sql`SELECT action FROM audit_entries WHERE entity_type = 'appeal' AND entity_id = ${String(id)} ORDER BY id`
    ).map(({ action }) => action);
  const told = async (id: number) =>
    (
      await database.sql`
        SELECT a.name, n.kind FROM notifications n JOIN accounts a ON a.id = n.account_id
         WHERE n.href = ${`/appeals/${id}`} ORDER BY n.id`
    ).map(({ name, kind }) => `${name}: ${kind}`);
  return { ...desk, asked, submit, read, clear, happened, audited, told };
}

export type AppealDesk = Awaited<ReturnType<typeof foundAppealDesk>>;
