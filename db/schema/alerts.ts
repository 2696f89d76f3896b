import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ALERT_CONDITIONS, ALERT_COVERAGES, ALERT_EVENT_KINDS } from "../enums";
import { accounts } from "./access";
import { frequency, kpiDefinitions } from "./kpis";
import { employees } from "./people";
import { evaluationPeriods } from "./scoring";
import { createdAt, id, instant } from "./types";

export const alertCondition = pgEnum("alert_condition", ALERT_CONDITIONS);
export const alertCoverage = pgEnum("alert_coverage", ALERT_COVERAGES);
export const alertEventKind = pgEnum("alert_event_kind", ALERT_EVENT_KINDS);

export const alertRules = pgTable("alert_rules", {
  id: id(),
  name: text().notNull().unique(),
  condition: alertCondition().notNull(),
  /** Numbers of the condition, decimals as text. Shapes: lib/alerts/rules/input. */
  settings: jsonb().$type<Record<string, unknown>>().notNull(),
  /** Null: the total score. */
  kpiId: integer("kpi_id").references(() => kpiDefinitions.id, { onDelete: "cascade" }),
  frequency: frequency().notNull().default("monthly"),
  coverage: alertCoverage().notNull(),
  /** Unit, template or person; null for everyone. */
  coverageId: integer("coverage_id"),
  /** Null: stays with the first who is told. */
  escalateAfterHours: integer("escalate_after_hours"),
  isActive: boolean("is_active").notNull().default(true),
  version: integer().notNull().default(1),
  createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: createdAt(),
});

/** An incident: opened once, while its condition lasts, for one person by one rule. */
export const alerts = pgTable(
  "alerts",
  {
    id: id(),
    ruleId: integer("rule_id")
      .notNull()
      .references(() => alertRules.id, { onDelete: "cascade" }),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
    periodId: integer("period_id").references(() => evaluationPeriods.id, { onDelete: "cascade" }),
    /** What was found, in a sentence, and the figures behind it. */
    summary: text().notNull(),
    figures: jsonb().$type<Record<string, string>>().notNull(),
    openedAt: instant().notNull(),
    acknowledgedAt: instant(),
    acknowledgedBy: integer("acknowledged_by").references(() => accounts.id, { onDelete: "set null" }),
    /** 0 the manager, 1 theirs, 2 human resources. */
    level: integer().notNull().default(0),
    escalatesAt: instant(),
    resolvedAt: instant(),
  },
  (t) => [
    uniqueIndex("alerts_open_key").on(t.ruleId, t.employeeId).where(sql`${t.resolvedAt} IS NULL`),
    index("alerts_employee_idx").on(t.employeeId, t.id),
    index("alerts_period_idx").on(t.periodId),
    index("alerts_escalation_idx").on(t.escalatesAt).where(sql`${t.escalatesAt} IS NOT NULL`),
  ],
);

/** What happened to an alert. Only grows. */
export const alertEvents = pgTable(
  "alert_events",
  {
    id: id(),
    alertId: integer("alert_id")
      .notNull()
      .references(() => alerts.id, { onDelete: "cascade" }),
    kind: alertEventKind().notNull(),
    at: instant().notNull(),
    /** Who: a person, or the rule itself. */
    actorLabel: text("actor_label").notNull(),
    text: text().notNull(),
  },
  (t) => [index("alert_events_alert_idx").on(t.alertId, t.id)],
);

/** Whose figures changed since the rules last looked; the inbox of the sidecar. Null: everybody's. */
export const alertChecks = pgTable("alert_checks", {
  id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
  employeeIds: integer("employee_ids").array(),
  createdAt: createdAt(),
});
