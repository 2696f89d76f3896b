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
  primaryKey,
  text,
} from "drizzle-orm/pg-core";
import { accounts } from "./access";
import { kpiDefinitions, kraDefinitions } from "./kpis";
import { employees } from "./people";
import { createdAt, id, instant } from "./types";

/**
 * A KPI given to one person, beside or instead of what their template says: its own target, its own weight, its dates.
 * Active ones of the same person and KPI never overlap (exclusion constraint in the migration). This is the head; every
 * saved state is kept in kpi_assignment_versions.
 */
export const kpiAssignments = pgTable(
  "kpi_assignments",
  {
    id: id(),
    employeeId: integer("employee_id")
      .notNull()
      .references(() => employees.id, { onDelete: "cascade" }),
    kpiId: integer("kpi_id")
      .notNull()
      .references(() => kpiDefinitions.id),
    /** Where it counts when the template does not hold the KPI; else the template's KRA holds. */
    kraId: integer("kra_id")
      .notNull()
      .references(() => kraDefinitions.id),
    /** Null: what the template or the KPI says. */
    target: jsonb().$type<Record<string, string>>(),
    /** 0–100. Null: what the template says; a KPI that the template does not hold needs one to count. */
    weight: numeric({ precision: 7, scale: 4 }),
    /** Half-open: `endBefore` is the first day on which it no longer counts; null: open. */
    startDate: date("start_date").notNull(),
    endBefore: date("end_before"),
    /** False: taken back, as if it had never been. */
    isActive: boolean("is_active").notNull().default(true),
    version: integer().notNull().default(1),
    assignedBy: integer("assigned_by").references(() => accounts.id, { onDelete: "set null" }),
    /** Their name then. */
    assignedByName: text("assigned_by_name").notNull(),
    assignedAt: instant().notNull(),
  },
  (t) => [
    index("kpi_assignments_kpi_idx").on(t.kpiId),
    check("kpi_assignments_range", sql`${t.endBefore} > ${t.startDate}`),
    check("kpi_assignments_weight", sql`${t.weight} BETWEEN 0 AND 100`),
  ],
);

/** Each saved state of an assignment; rows never change. */
export const kpiAssignmentVersions = pgTable(
  "kpi_assignment_versions",
  {
    assignmentId: integer("assignment_id")
      .notNull()
      .references(() => kpiAssignments.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    /** Shape: lib/kpis/assignments/types. */
    terms: jsonb().$type<Record<string, unknown>>().notNull(),
    reason: text().notNull().default(""),
    savedBy: integer("saved_by").references(() => accounts.id, { onDelete: "set null" }),
    savedByName: text("saved_by_name").notNull(),
    savedAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.assignmentId, t.version] })],
);
