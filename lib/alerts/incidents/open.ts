import { alertEvents, alerts } from "@/db/schema/alerts";
import type { AuditEntry } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { notifyAll } from "@/lib/notifications/notify";
import { findAbove, LAST_LEVEL, toldAt } from "../managers";
import type { Found } from "../rules/findings";
import type { AlertRule } from "../rules/queries";
import { namesOf } from "./names";

const HOUR_MS = 3_600_000;
/** A statement has room for so many rows. */
export const AT_ONCE = 1_000;

/** Opens an alert for each of the people found, and tells who leads them. Returns what belongs into the audit log. */
export async function openAlerts(
  tx: Ctx,
  { rule, found, today }: { rule: AlertRule; found: readonly Found[]; today: string },
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let at = 0; at < found.length; at += AT_ONCE)
    entries.push(...(await openSome(tx, { rule, found: found.slice(at, at + AT_ONCE), today })));
  return entries;
}

async function openSome(
  tx: Ctx,
  { rule, found, today }: { rule: AlertRule; found: readonly Found[]; today: string },
): Promise<AuditEntry[]> {
  const employeeIds = found.map(({ employeeId }) => employeeId);
  const above = await findAbove(tx.db, { employeeIds, today });
  const names = await namesOf(tx.db, employeeIds);
  const hours = rule.escalateAfterHours;
  const rows = await tx.db
    .insert(alerts)
    .values(
      found.map((one) => {
        const { level } = toldAt(0, above.get(one.employeeId));
        return {
          ...one,
          ruleId: rule.id,
          level,
          openedAt: tx.now,
          escalatesAt: hours === null || level === LAST_LEVEL ? null : later(tx.now, hours),
        };
      }),
    )
    .returning();
  await tx.db.insert(alertEvents).values(
    rows.map(({ id, summary }) => ({
      alertId: id,
      kind: "opened" as const,
      at: tx.now,
      actorLabel: `Rule “${rule.name}”`,
      text: `${summary}.`,
    })),
  );
  await notifyAll(
    tx,
    rows.map(({ id, employeeId, summary }) => ({
      kind: "alert_opened" as const,
      eventKey: `alert:${id}:opened`,
      title: `${names.get(employeeId)}: ${rule.name}`,
      body: `${summary}.`,
      href: `/alerts/${id}`,
      to: { ...toldAt(0, above.get(employeeId)).to, exceptEmployeeId: employeeId },
    })),
  );
  // Without the figures: whoever reads the log need not be someone who may see them.
  return rows.map(({ id, employeeId, periodId }) => ({
    action: "alert.opened",
    entityType: "alert",
    entityId: id,
    employeeId,
    after: { rule: rule.name, periodId },
  }));
}

export const later = (now: Date, hours: number) => new Date(now.getTime() + hours * HOUR_MS);
