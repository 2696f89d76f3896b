import { sql } from "drizzle-orm";
import {
  check,
  date,
  index,
  integer,
  numeric,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { accounts } from "./access";
import { kpiDefinitions } from "./kpis";
import { employees } from "./people";
import { evaluationPeriods } from "./scoring";
import { id, instant } from "./types";

const employeeId = () =>
  integer("employee_id")
    .notNull()
    .references(() => employees.id, { onDelete: "cascade" });
const kpiId = () =>
  integer("kpi_id")
    .notNull()
    .references(() => kpiDefinitions.id);
const periodId = () =>
  integer("period_id")
    .notNull()
    .references(() => evaluationPeriods.id, { onDelete: "cascade" });

/** What people entered for manual KPIs. A correction is a new row; the one it replaces stays. */
export const manualEntries = pgTable(
  "manual_entries",
  {
    id: id(),
    employeeId: employeeId(),
    kpiId: kpiId(),
    periodId: periodId(),
    /** Null: the entry before was taken back. */
    value: numeric({ precision: 24, scale: 6 }),
    note: text().notNull().default(""),
    enteredBy: integer("entered_by").references(() => accounts.id, { onDelete: "set null" }),
    /** Their name then. */
    enteredByName: text("entered_by_name").notNull(),
    enteredAt: instant().notNull(),
    /** When another row took its place; null: it is the one that counts. */
    replacedAt: instant(),
  },
  (t) => [
    uniqueIndex("manual_entries_current_key")
      .on(t.periodId, t.kpiId, t.employeeId)
      .where(sql`${t.replacedAt} IS NULL`),
    index("manual_entries_employee_idx").on(t.employeeId, t.kpiId, t.periodId, t.id),
    check("manual_entries_note_length", sql`length(${t.note}) <= 1000`),
  ],
);

/** Entries that are missing after their period's end, as a manager was last reminded of them. */
export const manualReminders = pgTable(
  "manual_reminders",
  {
    periodId: periodId(),
    kpiId: kpiId(),
    employeeId: employeeId(),
    /** Whose turn it is: the direct manager; null: nobody's, so that human resources see it. */
    managerId: integer("manager_id").references(() => employees.id, { onDelete: "set null" }),
    dueOn: date("due_on").notNull(),
    remindedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.periodId, t.kpiId, t.employeeId] }),
    index("manual_reminders_manager_idx").on(t.managerId),
  ],
);
