import { eq, isNull, sql } from "drizzle-orm";
import { alertRules, alerts } from "@/db/schema/alerts";
import { kpiDefinitions } from "@/db/schema/kpis";
import { type AuditEntry, recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { log } from "@/lib/log";
import { organisationToday } from "@/lib/people/today";
import { lockAlerts } from "./incidents/follow-rule";
import { openAlerts } from "./incidents/open";
import { type Ending, resolveAlerts } from "./incidents/resolve";
import { findBy } from "./rules/findings";
import { type AlertRule, readRule } from "./rules/queries";
import { isOneOf, type People } from "./rules/series";
import type { Measured } from "./rules/words";

export interface Evaluated {
  opened: number;
  resolved: number;
}

/**
 * Takes what asks for a look at the rules, and looks at everyone concerned: request, alerts and notifications are one
 * transaction, so that nothing is lost or done twice, whenever a process dies. Returns null when nothing was asked.
 */
export function checkAlerts(ctx: Ctx): Promise<Evaluated | null> {
  return inTransaction(ctx, async (tx) => {
    await lockAlerts(tx);
    const taken = await tx.db.execute<{ employee_ids: number[] | null }>(
      sql`DELETE FROM alert_checks RETURNING employee_ids`,
    );
    if (taken.length === 0) return null;
    const people = taken.some((row) => row.employee_ids === null)
      ? null
      : [...new Set(taken.flatMap((row) => row.employee_ids ?? []))].sort((a, b) => a - b);
    return evaluateAlerts(tx, people);
  });
}

/**
 * Opens what begins and resolves what has ended, for these people, by every rule. Depends on the newest figures alone:
 * repeated, it changes nothing. The caller holds the lock.
 */
async function evaluateAlerts(tx: Ctx, people: People): Promise<Evaluated> {
  const today = await organisationToday(tx.db, tx.now);
  const all: Evaluated = { opened: 0, resolved: 0 };
  const written: AuditEntry[] = [];
  for (const rule of await listRules(tx)) {
    try {
      const { opened, resolved, entries } = await inTransaction(tx, (inside) =>
        evaluateRule(inside, rule, { today, people }),
      );
      all.opened += opened;
      all.resolved += resolved;
      written.push(...entries);
    } catch (error) {
      // One rule that cannot be looked at keeps no other from it; a lost connection ends the transaction anyway.
      log.error({ err: error, ruleId: rule.id }, "an alert rule was not evaluated");
    }
  }
  // Last: from the first entry on every other write of the installation waits for this transaction.
  await recordAuditEntries(tx, written);
  return all;
}

type Rule = AlertRule & Measured;

async function listRules({ db }: Ctx): Promise<Rule[]> {
  const rows = await db
    .select({
      rule: alertRules,
      kpiName: kpiDefinitions.name,
      kpiUnit: sql<string>`coalesce(${kpiDefinitions.unit}, '')`,
    })
    .from(alertRules)
    .leftJoin(kpiDefinitions, eq(kpiDefinitions.id, alertRules.kpiId))
    .orderBy(alertRules.id);
  return rows.map(({ rule, ...measured }) => ({ ...readRule(rule), ...measured }));
}

async function evaluateRule(
  tx: Ctx,
  rule: Rule,
  { today, people }: { today: string; people: People },
): Promise<Evaluated & { entries: AuditEntry[] }> {
  const { met, undecided } = rule.isActive
    ? await findBy(tx.db, rule, { today, people })
    : { met: [], undecided: new Set<number>() };
  const open = await tx.db
    .select({ id: alerts.id, employeeId: alerts.employeeId, level: alerts.level })
    .from(alerts)
    .where(
      sql`${eq(alerts.ruleId, rule.id)} AND ${isNull(alerts.resolvedAt)}
        AND ${isOneOf(sql`${alerts.employeeId}`, people)}`,
    );
  const isOpen = new Set(open.map(({ employeeId }) => employeeId));
  const isMet = new Set(met.map(({ employeeId }) => employeeId));
  const endings = open
    .filter(({ employeeId }) => !isMet.has(employeeId) && !undecided.has(employeeId))
    .map((alert): Ending => ({ ...alert, reason: rule.isActive ? ENDED : SWITCHED_OFF }));
  const beginnings = met.filter(({ employeeId }) => !isOpen.has(employeeId));
  const ended = await resolveAlerts(tx, { rule, endings, today });
  const begun = await openAlerts(tx, { rule, found: beginnings, today });
  return { opened: beginnings.length, resolved: endings.length, entries: [...ended, ...begun] };
}

const ENDED = "It no longer holds, or the rule does not cover the person any more.";
const SWITCHED_OFF = "The rule was switched off.";
