import { and, eq, inArray, sql } from "drizzle-orm";
import { appealAttachments, appealEvents, appeals } from "@/db/schema/appeals";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { conflict, forbidden, notFound } from "@/lib/errors";
import { organisationToday } from "@/lib/people/today";
import { readAttachments } from "./attachments/read-attachments";
import { type FigureKey, findDisputedRecords, getFigure } from "./figure";
import type { AppealInput } from "./input";
import { getLeader } from "./leader";
import { OPEN_STATES } from "./moves";
import { holderOf, tellHolder } from "./tell";
import { dueAfter, TERMS, type Terms } from "./terms";

/**
 * A person disputes a figure of their own, or records behind it: it goes to their manager, or, when nobody who leads them
 * can sign in, to human resources. One at a time a figure. Throws "forbidden", "not_found" for a figure that is none of
 * theirs, "invalid" at a field, "conflict" while they dispute it already.
 */
export async function submitAppeal(ctx: Ctx, input: AppealInput, terms: Terms = TERMS): Promise<number> {
  requireAbility(ctx.actor, "dispute figures");
  const employeeId = ctx.actor.kind === "account" ? ctx.actor.employeeId : null;
  if (employeeId === null) throw forbidden("dispute figures: you have none of your own");
  const key: FigureKey = { periodId: input.period_id, employeeId, kpiId: input.kpi_id };
  const files = readAttachments(input.attachments);
  return inTransaction(ctx, async (tx) => {
    const { db, now, actor } = tx;
    // Two at once of one person wait for each other.
    await db.execute(sql`SELECT 1 FROM employees WHERE id = ${employeeId} FOR NO KEY UPDATE`);
    const figure = await getFigure(db, key);
    if (!figure) throw notFound("This figure of yours");
    await refuseSecond(tx, key);
    const records = await findDisputedRecords(db, { ...key, input: input.input }, input.record_ids);
    const today = await organisationToday(db, now);
    const leaderId = await getLeader(db, { employeeId, today });
    const days = leaderId === null ? terms.hrDays : terms.managerDays;
    const term = await dueAfter(db, { employeeId, today, days });
    const state = leaderId === null ? ("with_hr" as const) : ("with_manager" as const);
    const [row] = await db
      .insert(appeals)
      .values({
        ...{ ...key, ...term, state, statement: input.statement, submittedAt: now },
        ...{ sourceId: records.sourceId, recordIds: records.recordIds, recordLabels: records.labels },
        ...{ disputedValue: figure.value, disputedScore: figure.counts },
      })
      .returning({ id: appeals.id });
    if (!row) throw new Error("The appeal was not stored.");
    if (files.length > 0)
      await db.insert(appealAttachments).values(files.map((file) => ({ appealId: row.id, ...file })));
    await db
      .insert(appealEvents)
      .values({ appealId: row.id, kind: "submitted", at: now, actorLabel: actor.label, text: "" });
    await recordAudit(tx, {
      action: "appeal.submitted",
      entityType: "appeal",
      entityId: row.id,
      employeeId,
      after: {
        ...{ period: key.periodId, kpi: key.kpiId, state, dueOn: term.dueOn },
        ...{ records: records.recordIds.length, characters: input.statement.length },
        files: files.map(({ name, sha256 }) => ({ name, sha256 })),
      },
    });
    await tellHolder(
      tx,
      { id: row.id, ...key },
      { to: holderOf(leaderId), dueOn: term.dueOn, event: "submitted" },
    );
    return row.id;
  });
}

async function refuseSecond({ db }: Ctx, { periodId, employeeId, kpiId }: FigureKey): Promise<void> {
  const open = await db
    .select({ id: appeals.id })
    .from(appeals)
    .where(
      and(
        eq(appeals.periodId, periodId),
        eq(appeals.employeeId, employeeId),
        eq(appeals.kpiId, kpiId),
        inArray(appeals.state, [...OPEN_STATES]),
      ),
    );
  if (open[0]) throw conflict(`You dispute this figure already: appeal ${open[0].id} is not closed yet.`);
}
