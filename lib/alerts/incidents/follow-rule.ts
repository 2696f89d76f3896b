import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { alerts } from "@/db/schema/alerts";
import { recordAuditEntries } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { organisationToday } from "@/lib/people/today";
import type { AlertRule } from "../rules/queries";
import { resolveAlerts } from "./resolve";

/** Held by whoever opens and ends alerts, before anything else, until their transaction ends: one at a time. */
export const lockAlerts = ({ db }: Ctx) =>
  db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('check alerts'))`);

/**
 * Brings a rule's open alerts in line with a change of it. Where it asks something else, what they say is no longer what
 * it says: they end, and what it finds now opens anew. Those that wait for someone wait as long as it says now. The caller
 * holds the lock.
 */
export async function followRule(
  tx: Ctx,
  { before, after }: { before: AlertRule; after: AlertRule },
): Promise<void> {
  if (subjectOf(before) === subjectOf(after)) return moveEscalations(tx, { before, after });
  const open = await tx.db
    .select({ id: alerts.id, employeeId: alerts.employeeId, level: alerts.level })
    .from(alerts)
    .where(and(eq(alerts.ruleId, after.id), isNull(alerts.resolvedAt)));
  const endings = open.map((alert) => ({ ...alert, reason: "The rule asks something else now." }));
  const today = await organisationToday(tx.db, tx.now);
  await recordAuditEntries(tx, await resolveAlerts(tx, { rule: before, endings, today }));
}

/** What a rule is about, without its limits and whom it covers. */
const subjectOf = ({ settings, kpiId, frequency }: AlertRule): string =>
  JSON.stringify([settings.condition, "figure" in settings ? settings.figure : null, kpiId, frequency]);

/** Without end where it passes nothing on any more. */
async function moveEscalations(
  tx: Ctx,
  { before, after }: { before: AlertRule; after: AlertRule },
): Promise<void> {
  const [from, to] = [before.escalateAfterHours, after.escalateAfterHours];
  if (from === null || from === to) return;
  const escalatesAt =
    to === null ? null : sql`${alerts.escalatesAt} + ${to - from}::integer * interval '1 hour'`;
  await tx.db
    .update(alerts)
    .set({ escalatesAt })
    .where(and(eq(alerts.ruleId, after.id), isNotNull(alerts.escalatesAt)));
}
