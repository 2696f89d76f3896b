import { sql } from "drizzle-orm";
import {
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgTable,
  text,
  unique,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accounts } from "./access";
import { frequency, templateVersionStatus } from "./kpis";
import { employees, jobRoles, orgUnits } from "./people";
import { evaluationPeriods } from "./scoring";
import { createdAt, id, instant } from "./types";

const employeeId = () =>
  integer("employee_id")
    .notNull()
    .references(() => employees.id);

/** What a score pays, in versions: see lib/rewards/rules. */
export const bonusPolicies = pgTable("bonus_policies", {
  id: id(),
  name: text().notNull().unique(),
  description: text().notNull().default(""),
  /** Periods of this frequency pay by it. */
  frequency: frequency().notNull(),
  isActive: boolean("is_active").notNull().default(true),
  createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: createdAt(),
});

/** Whom a policy is for; a null side means any. The most specific mapping of a person wins. */
export const bonusPolicyMappings = pgTable(
  "bonus_policy_mappings",
  {
    id: id(),
    policyId: integer("policy_id")
      .notNull()
      .references(() => bonusPolicies.id, { onDelete: "cascade" }),
    jobRoleId: integer("job_role_id").references(() => jobRoles.id),
    orgUnitId: integer("org_unit_id").references(() => orgUnits.id),
  },
  (t) => [unique("bonus_policy_mappings_key").on(t.policyId, t.jobRoleId, t.orgUnitId).nullsNotDistinct()],
);

/** Dates are half-open; null `effective_from` means since ever. An active version's rules never change (trigger). */
export const bonusPolicyVersions = pgTable(
  "bonus_policy_versions",
  {
    id: id(),
    policyId: integer("policy_id")
      .notNull()
      .references(() => bonusPolicies.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    status: templateVersionStatus().notNull().default("draft"),
    /** Shape: lib/rewards/rules. */
    rules: jsonb("rules_json").$type<Record<string, unknown>>().notNull(),
    effectiveFrom: date("effective_from"),
    effectiveTo: date("effective_to"),
    updatedAt: instant().notNull(),
    updatedByName: text("updated_by_name").notNull(),
    activatedAt: instant(),
    activatedByName: text("activated_by_name"),
  },
  (t) => [
    unique("bonus_policy_versions_key").on(t.policyId, t.version),
    uniqueIndex("bonus_policy_versions_one_draft").on(t.policyId).where(sql`status = 'draft'`),
    check("bonus_policy_versions_range", sql`${t.effectiveTo} > ${t.effectiveFrom}`),
  ],
);

/** What a full period on target pays a person, from a day on until the next row. */
export const bonusTargets = pgTable(
  "bonus_targets",
  {
    id: id(),
    employeeId: employeeId(),
    amount: numeric({ precision: 14, scale: 2 }).notNull(),
    /** ISO 4217. */
    currency: text().notNull(),
    effectiveFrom: date("effective_from").notNull(),
    enteredByName: text("entered_by_name").notNull(),
    enteredAt: instant().notNull(),
  },
  (t) => [
    unique("bonus_targets_key").on(t.employeeId, t.effectiveFrom),
    check("bonus_targets_amount", sql`${t.amount} >= 0`),
    check("bonus_targets_currency", sql`${t.currency} ~ '^[A-Z]{3}$'`),
  ],
);

/** For HR alone. Both days count; null `effective_to` means until it is lifted. */
export const disciplinaryFlags = pgTable(
  "disciplinary_flags",
  {
    id: id(),
    employeeId: employeeId(),
    effectiveFrom: date("effective_from").notNull(),
    effectiveTo: date("effective_to"),
    reason: text().notNull(),
    setByName: text("set_by_name").notNull(),
    setAt: instant().notNull(),
    liftedByName: text("lifted_by_name"),
    liftedAt: instant(),
    liftReason: text("lift_reason"),
  },
  (t) => [
    index("disciplinary_flags_employee_idx").on(t.employeeId),
    check("disciplinary_flags_range", sql`${t.effectiveTo} >= ${t.effectiveFrom}`),
  ],
);

/** What was handed to payroll, and a digest by which a later change is noticed. */
export const bonusExports = pgTable(
  "bonus_exports",
  {
    id: id(),
    periodId: integer("period_id")
      .notNull()
      .references(() => evaluationPeriods.id),
    format: text().notNull(),
    peopleCount: integer("people_count").notNull(),
    /** Amount by currency. */
    totals: jsonb().$type<Record<string, string>>().notNull(),
    /** sha-256 of the rows. */
    digest: text().notNull(),
    exportedByName: text("exported_by_name").notNull(),
    exportedAt: instant().notNull(),
  },
  (t) => [index("bonus_exports_period_idx").on(t.periodId, t.id)],
);
