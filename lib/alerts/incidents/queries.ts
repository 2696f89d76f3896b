import { and, asc, count, desc, eq, ilike, isNotNull, isNull, ne, type SQL, sql } from "drizzle-orm";
import type { Db } from "@/db/client";
import { accounts } from "@/db/schema/access";
import { alertEvents, alertRules, alerts } from "@/db/schema/alerts";
import { employees } from "@/db/schema/people";
import { evaluationPeriods } from "@/db/schema/scoring";
import { type Scope, withinScope } from "@/lib/access/scope";
import { notFound } from "@/lib/errors";

export const ALERT_STATES = ["open", "acknowledged", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];

export interface ListedAlert {
  id: number;
  ruleId: number;
  ruleName: string;
  employeeId: number;
  employeeName: string;
  periodId: number | null;
  periodName: string | null;
  summary: string;
  figures: Record<string, string>;
  level: number;
  openedAt: Date;
  acknowledgedAt: Date | null;
  acknowledgedByName: string | null;
  escalatesAt: Date | null;
  resolvedAt: Date | null;
}

export type AlertEvent = Omit<typeof alertEvents.$inferSelect, "alertId">;

const FIELDS = {
  id: alerts.id,
  ruleId: alerts.ruleId,
  ruleName: alertRules.name,
  employeeId: alerts.employeeId,
  employeeName: employees.name,
  periodId: alerts.periodId,
  periodName: evaluationPeriods.name,
  summary: alerts.summary,
  figures: alerts.figures,
  level: alerts.level,
  openedAt: alerts.openedAt,
  acknowledgedAt: alerts.acknowledgedAt,
  acknowledgedByName: accounts.name,
  escalatesAt: alerts.escalatesAt,
  resolvedAt: alerts.resolvedAt,
};

const select = (db: Db) =>
  db
    .select(FIELDS)
    .from(alerts)
    .innerJoin(alertRules, eq(alertRules.id, alerts.ruleId))
    .innerJoin(employees, eq(employees.id, alerts.employeeId))
    .leftJoin(evaluationPeriods, eq(evaluationPeriods.id, alerts.periodId))
    .leftJoin(accounts, eq(accounts.id, alerts.acknowledgedBy));

interface AlertsQuery {
  state?: AlertState;
  /** Part of the person's name. */
  search?: string;
  employeeId?: number;
  page: number;
  pageSize: number;
  oldestFirst?: boolean;
}

/** Alerts about the people within the scope, never about the reader; newest first. */
export async function listAlerts(
  db: Db,
  scope: Scope,
  { state, search, employeeId, page, pageSize, oldestFirst }: AlertsQuery,
): Promise<{ alerts: ListedAlert[]; total: number }> {
  const where = and(
    mayRead(scope),
    state && stateIs(state),
    search ? ilike(employees.name, `%${search.replace(/[\\%_]/g, "\\$&")}%`) : undefined,
    employeeId === undefined ? undefined : eq(alerts.employeeId, employeeId),
  );
  const found = await select(db)
    .where(where)
    .orderBy(oldestFirst ? asc(alerts.id) : desc(alerts.id))
    .limit(pageSize)
    .offset((page - 1) * pageSize);
  const totals = await db
    .select({ total: count() })
    .from(alerts)
    .innerJoin(employees, eq(employees.id, alerts.employeeId))
    .where(where);
  return { alerts: found, total: totals[0]?.total ?? 0 };
}

/** How many alerts the reader may see in each state. */
export async function countAlerts(db: Db, scope: Scope): Promise<Record<AlertState, number>> {
  const counts = await Promise.all(
    ALERT_STATES.map((state) => db.$count(alerts, and(mayRead(scope), stateIs(state)))),
  );
  const [open = 0, acknowledged = 0, resolved = 0] = counts;
  return { open, acknowledged, resolved };
}

/** Throws "not_found" for one that the reader may not see, too. */
export async function requireAlert(db: Db, scope: Scope, id: number): Promise<ListedAlert> {
  const [found] = await select(db).where(and(eq(alerts.id, id), mayRead(scope)));
  if (!found) throw notFound("This alert");
  return found;
}

/** What happened to an alert, oldest first. The caller has seen to it that the reader may. */
export const listAlertEvents = (db: Db, alertId: number): Promise<AlertEvent[]> =>
  db
    .select({
      id: alertEvents.id,
      kind: alertEvents.kind,
      at: alertEvents.at,
      actorLabel: alertEvents.actorLabel,
      text: alertEvents.text,
    })
    .from(alertEvents)
    .where(eq(alertEvents.alertId, alertId))
    .orderBy(asc(alertEvents.id));

/** Alerts go to who leads a person: nobody is told of those about themselves. */
function mayRead(scope: Scope): SQL | undefined {
  if (!scope.seesEveryone && !scope.seesReports) return sql`false`;
  return and(
    withinScope(scope, alerts.employeeId),
    scope.selfId === null ? undefined : ne(alerts.employeeId, scope.selfId),
  );
}

function stateIs(state: AlertState): SQL | undefined {
  if (state === "resolved") return isNotNull(alerts.resolvedAt);
  const seen = state === "acknowledged" ? isNotNull(alerts.acknowledgedAt) : isNull(alerts.acknowledgedAt);
  return and(isNull(alerts.resolvedAt), seen);
}

export const stateOf = (alert: Pick<ListedAlert, "resolvedAt" | "acknowledgedAt">): AlertState =>
  alert.resolvedAt ? "resolved" : alert.acknowledgedAt ? "acknowledged" : "open";
