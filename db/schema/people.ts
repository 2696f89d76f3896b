import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  check,
  date,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { ORG_UNIT_KINDS, REPORTING_KINDS } from "../enums";
import { createdAt, id } from "./types";

export const orgUnitKind = pgEnum("org_unit_kind", ORG_UNIT_KINDS);
export const reportingKind = pgEnum("reporting_kind", REPORTING_KINDS);

/** The one organisation of this installation. Its time zone decides where days and periods begin. */
export const organisations = pgTable(
  "organisations",
  {
    id: integer().primaryKey().default(1),
    name: text().notNull(),
    timeZone: text("time_zone").notNull().default("UTC"),
    createdAt: createdAt(),
  },
  (t) => [check("organisations_single_row", sql`${t.id} = 1`)],
);

export const holidayCalendars = pgTable("holiday_calendars", { id: id(), name: text().notNull().unique() });

export const holidays = pgTable(
  "holidays",
  {
    calendarId: integer("calendar_id")
      .notNull()
      .references(() => holidayCalendars.id, { onDelete: "cascade" }),
    date: date().notNull(),
    name: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.calendarId, t.date] })],
);

/** Working windows per weekday in local time: `{ "mon": [["09:00", "17:30"]], … }`. */
export type WorkWindows = Partial<
  Record<"mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun", [string, string][]>
>;

export const workSchedules = pgTable("work_schedules", {
  id: id(),
  name: text().notNull().unique(),
  windows: jsonb().$type<WorkWindows>().notNull(),
});

export const orgUnits = pgTable(
  "org_units",
  {
    id: id(),
    code: text().notNull().unique(),
    name: text().notNull(),
    kind: orgUnitKind().notNull(),
    parentId: integer("parent_id").references((): AnyPgColumn => orgUnits.id),
    timeZone: text("time_zone"),
    holidayCalendarId: integer("holiday_calendar_id").references(() => holidayCalendars.id),
    workScheduleId: integer("work_schedule_id").references(() => workSchedules.id),
  },
  (t) => [
    index("org_units_parent_idx").on(t.parentId),
    check("org_units_not_own_parent", sql`${t.parentId} <> ${t.id}`),
  ],
);

export const jobRoles = pgTable("job_roles", { id: id(), name: text().notNull().unique() });

export const employees = pgTable(
  "employees",
  {
    id: id(),
    employeeNumber: text("employee_number").notNull().unique(),
    name: text().notNull(),
    email: text(),
    timeZone: text("time_zone"),
    workScheduleId: integer("work_schedule_id").references(() => workSchedules.id),
    hiredOn: date("hired_on"),
    /** The last day of employment, inclusive; null while employed. */
    leftOn: date("left_on"),
    createdAt: createdAt(),
  },
  (t) => [
    uniqueIndex("employees_email_key").on(sql`lower(${t.email})`),
    // Files and records name people in any letter case.
    uniqueIndex("employees_number_key").on(sql`lower(${t.employeeNumber})`),
    index("employees_name_idx").on(t.name, t.id),
    check("employees_left_after_hired", sql`${t.leftOn} >= ${t.hiredOn}`),
  ],
);

/** Other names under which a person appears in records. `aliasKey` is the alias trimmed and lower-cased. */
export const employeeAliases = pgTable(
  "employee_aliases",
  {
    aliasKey: text("alias_key").primaryKey(),
    alias: text().notNull(),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
  },
  (t) => [index("employee_aliases_employee_idx").on(t.employeeId)],
);

/**
 * Unit and job role of a person over time. Ranges are half-open; null `effective_from` means since ever.
 * Two positions of one person never overlap (exclusion constraint in the migration).
 */
export const positions = pgTable(
  "positions",
  {
    id: id(),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
    orgUnitId: integer("org_unit_id").references(() => orgUnits.id),
    jobRoleId: integer("job_role_id").references(() => jobRoles.id),
    effectiveFrom: date("effective_from"),
    effectiveTo: date("effective_to"),
  },
  (t) => [
    index("positions_unit_idx").on(t.orgUnitId),
    check("positions_range", sql`${t.effectiveTo} > ${t.effectiveFrom}`),
  ],
);

/** Who reports to whom over time. Direct lines of one person never overlap; no line may close a loop. */
export const reportingLines = pgTable(
  "reporting_lines",
  {
    id: id(),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
    managerId: integer("manager_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
    kind: reportingKind().notNull().default("direct"),
    effectiveFrom: date("effective_from"),
    effectiveTo: date("effective_to"),
  },
  (t) => [
    index("reporting_lines_manager_idx").on(t.managerId, t.employeeId),
    index("reporting_lines_employee_idx").on(t.employeeId),
    check("reporting_lines_not_self", sql`${t.employeeId} <> ${t.managerId}`),
    check("reporting_lines_range", sql`${t.effectiveTo} > ${t.effectiveFrom}`),
  ],
);

/**
 * What HR says a person belongs to, so that groups can be compared: the kind ("Gender", "Age band") and the value are HR's
 * own words. For HR alone by person; everybody else sees counts of groups that are large enough.
 */
export const personGroups = pgTable(
  "person_groups",
  {
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
    kind: text().notNull(),
    value: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.kind, t.employeeId] }),
    index("person_groups_employee_idx").on(t.employeeId),
    check("person_groups_kind_length", sql`length(btrim(${t.kind})) BETWEEN 1 AND 60`),
    check("person_groups_value_length", sql`length(btrim(${t.value})) BETWEEN 1 AND 60`),
  ],
);
