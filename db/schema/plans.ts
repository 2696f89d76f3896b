import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { PLAN_KINDS, PLAN_MEASURES, PLAN_STATUSES } from "../enums";
import { frequency, kpiDefinitions, kraDefinitions } from "./kpis";
import { employees, orgUnits } from "./people";
import { evaluationPeriods } from "./scoring";
import { createdAt, id, instant } from "./types";

export const planMeasure = pgEnum("plan_measure", PLAN_MEASURES);
export const planKind = pgEnum("plan_kind", PLAN_KINDS);
export const planStatus = pgEnum("plan_status", PLAN_STATUSES);

/** When a plan is recommended: a score under a threshold for a number of consecutive periods. */
export const planRules = pgTable(
  "plan_rules",
  {
    id: id(),
    name: text().notNull().unique(),
    kind: planKind().notNull(),
    measure: planMeasure().notNull(),
    kpiId: integer("kpi_id").references(() => kpiDefinitions.id, { onDelete: "cascade" }),
    kraId: integer("kra_id").references(() => kraDefinitions.id, { onDelete: "cascade" }),
    frequency: frequency().notNull(),
    threshold: numeric({ precision: 12, scale: 4 }).notNull(),
    periods: integer().notNull(),
    /** A unit with everything below it; null: everyone. */
    orgUnitId: integer("org_unit_id").references(() => orgUnits.id),
    /** What is recommended, in words. */
    recommendation: text().notNull(),
    isActive: boolean("is_active").notNull().default(true),
    createdAt: createdAt(),
  },
  (t) => [
    check("plan_rules_periods", sql`${t.periods} BETWEEN 1 AND 12`),
    check("plan_rules_kpi", sql`(${t.measure} = 'kpi') = (${t.kpiId} IS NOT NULL)`),
    check("plan_rules_kra", sql`(${t.measure} = 'kra') = (${t.kraId} IS NOT NULL)`),
  ],
);

/** From its recommendation to its end. What it is about is kept as the rule said it then. */
export const plans = pgTable(
  "plans",
  {
    id: id(),
    ruleId: integer("rule_id").references(() => planRules.id, { onDelete: "set null" }),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id),
    /** The last of the periods that led to it. */
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id),
    kind: planKind().notNull(),
    measure: planMeasure().notNull(),
    /** KPI or KRA; null for the overall score. */
    subjectId: integer("subject_id"),
    threshold: numeric({ precision: 12, scale: 4 }).notNull(),
    /** The scores that led to it, oldest first. */
    scores: jsonb().$type<{ period_id: number; name: string; score: string }[]>().notNull(),
    status: planStatus().notNull().default("recommended"),
    title: text().notNull(),
    startsOn: date("starts_on"),
    endsOn: date("ends_on"),
    recommendedAt: instant().notNull(),
    decidedByName: text("decided_by_name"),
    decidedAt: instant(),
    /** Why it was declined, or what was changed when it was accepted. */
    decisionReason: text("decision_reason"),
    endedByName: text("ended_by_name"),
    endedAt: instant(),
    outcome: text(),
  },
  (t) => [
    unique("plans_key").on(t.ruleId, t.employeeId, t.periodId),
    // One at a time a rule and person.
    uniqueIndex("plans_one_open").on(t.ruleId, t.employeeId).where(sql`status IN ('recommended', 'active')`),
    index("plans_employee_idx").on(t.employeeId, t.id),
    check("plans_days", sql`${t.endsOn} > ${t.startsOn}`),
  ],
);

export const planGoals = pgTable(
  "plan_goals",
  {
    id: id(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id, { onDelete: "cascade" }),
    goal: text().notNull(),
    dueOn: date("due_on").notNull(),
    metAt: instant(),
    metByName: text("met_by_name"),
  },
  (t) => [index("plan_goals_plan_idx").on(t.planId, t.dueOn)],
);

/** What was said along the way; never changed or removed. */
export const planCheckIns = pgTable(
  "plan_check_ins",
  {
    id: id(),
    planId: integer("plan_id")
      .notNull()
      .references(() => plans.id),
    note: text().notNull(),
    byName: text("by_name").notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index("plan_check_ins_plan_idx").on(t.planId, t.id)],
);
