import { eq, sql } from "drizzle-orm";
import { alertEvents, alertRules, alerts } from "@/db/schema/alerts";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { notify } from "@/lib/notifications/notify";
import { organisationToday } from "@/lib/people/today";
import { findAbove, LAST_LEVEL, toldAt } from "../managers";
import { namesOf } from "./names";
import { later } from "./open";

const AT_ONCE = 100;

/**
 * Passes on alerts that nobody acknowledged in time: to the manager's manager, then to human resources. Each step once,
 * however many processes try. Returns how many it passed on: call again until none is left.
 */
export function escalateAlerts(ctx: Ctx): Promise<number> {
  return inTransaction(ctx, async (tx) => {
    const due = await tx.db
      .select({ alert: alerts, rule: alertRules })
      .from(alerts)
      .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
      .where(sql`${alerts.escalatesAt} <= ${tx.now.toISOString()}`)
      .orderBy(alerts.id)
      .limit(AT_ONCE)
      .for("update", { of: alerts, skipLocked: true });
    if (due.length === 0) return 0;
    const employeeIds = due.map(({ alert }) => alert.employeeId);
    const today = await organisationToday(tx.db, tx.now);
    const above = await findAbove(tx.db, { employeeIds, today });
    const names = await namesOf(tx.db, employeeIds);
    for (const { alert, rule } of due) {
      const { to, level } = toldAt(alert.level + 1, above.get(alert.employeeId));
      const hours = rule.escalateAfterHours ?? 0;
      const isLast = level === LAST_LEVEL || hours === 0;
      await tx.db
        .update(alerts)
        .set({ level, escalatesAt: isLast ? null : later(tx.now, hours) })
        .where(eq(alerts.id, alert.id));
      const whom = level === LAST_LEVEL ? "human resources" : "the manager above";
      const text = `Not acknowledged within ${hours} h, passed on to ${whom}.`;
      await tx.db.insert(alertEvents).values({
        ...{ alertId: alert.id, kind: "escalated", at: tx.now },
        ...{ actorLabel: `Rule “${rule.name}”`, text },
      });
      await notify(tx, {
        kind: "alert_escalated",
        eventKey: `alert:${alert.id}:escalated:${level}`,
        title: `${names.get(alert.employeeId)}: ${rule.name}`,
        body: `${alert.summary}. ${text}`,
        href: `/alerts/${alert.id}`,
        to: { ...to, exceptEmployeeId: alert.employeeId },
      });
      await recordAudit(tx, {
        action: "alert.escalated",
        entityType: "alert",
        entityId: alert.id,
        employeeId: alert.employeeId,
        before: { level: alert.level },
        after: { level },
        reason: text,
      });
    }
    return due.length;
  });
}
