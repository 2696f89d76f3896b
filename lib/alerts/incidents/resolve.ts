import { inArray } from "drizzle-orm";
import { alertEvents, alerts } from "@/db/schema/alerts";
import type { AuditEntry } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { notifyAll } from "@/lib/notifications/notify";
import { findAbove, toldUntil } from "../managers";
import type { AlertRule } from "../rules/queries";
import { namesOf } from "./names";
import { AT_ONCE } from "./open";

export interface Ending {
  id: number;
  employeeId: number;
  level: number;
  reason: string;
}

/** Resolves alerts whose condition has ended, and tells everyone who was told of them. Returns what belongs into the audit log. */
export async function resolveAlerts(
  tx: Ctx,
  { rule, endings, today }: { rule: AlertRule; endings: readonly Ending[]; today: string },
): Promise<AuditEntry[]> {
  const entries: AuditEntry[] = [];
  for (let at = 0; at < endings.length; at += AT_ONCE)
    entries.push(...(await resolveSome(tx, { rule, endings: endings.slice(at, at + AT_ONCE), today })));
  return entries;
}

async function resolveSome(
  tx: Ctx,
  { rule, endings, today }: { rule: AlertRule; endings: readonly Ending[]; today: string },
): Promise<AuditEntry[]> {
  const employeeIds = endings.map(({ employeeId }) => employeeId);
  await tx.db
    .update(alerts)
    .set({ resolvedAt: tx.now, escalatesAt: null })
    .where(
      inArray(
        alerts.id,
        endings.map(({ id }) => id),
      ),
    );
  await tx.db.insert(alertEvents).values(
    endings.map(({ id, reason }) => ({
      alertId: id,
      kind: "resolved" as const,
      at: tx.now,
      actorLabel: `Rule “${rule.name}”`,
      text: reason,
    })),
  );
  const above = await findAbove(tx.db, { employeeIds, today });
  const names = await namesOf(tx.db, employeeIds);
  await notifyAll(
    tx,
    endings.map(({ id, employeeId, level, reason }) => ({
      kind: "alert_resolved" as const,
      eventKey: `alert:${id}:resolved`,
      title: `${names.get(employeeId)}: ${rule.name} has ended`,
      body: reason,
      href: `/alerts/${id}`,
      to: { ...toldUntil(level, above.get(employeeId)), exceptEmployeeId: employeeId },
    })),
  );
  return endings.map(({ id, employeeId, reason }) => ({
    action: "alert.resolved",
    entityType: "alert",
    entityId: id,
    employeeId,
    after: { rule: rule.name },
    reason,
  }));
}
