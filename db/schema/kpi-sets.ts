import { sql } from "drizzle-orm";
import { boolean, check, index, integer, pgTable, text, unique } from "drizzle-orm/pg-core";
import { accounts } from "./access";
import { kpiDefinitions, kraDefinitions, scorecardTemplates } from "./kpis";
import { sources } from "./sources";
import { id, instant } from "./types";

/** A ready-made set that was installed: which version of it, as which template. What it says itself: lib/kpis/sets. */
export const kpiSetInstalls = pgTable(
  "kpi_set_installs",
  {
    setId: text("set_id").primaryKey(),
    setVersion: integer("set_version").notNull(),
    /** Null: the template was deleted, and the set can be installed again. */
    templateId: integer("template_id").references(() => scorecardTemplates.id, { onDelete: "set null" }),
    installedAt: instant().notNull(),
    installedBy: integer("installed_by").references(() => accounts.id, { onDelete: "set null" }),
    /** Their name then. */
    installedByName: text("installed_by_name").notNull(),
  },
  (t) => [index("kpi_set_installs_template_idx").on(t.templateId)],
);

/** What an installed set consists of: exactly one of a source, a KRA or a KPI a row. */
export const kpiSetParts = pgTable(
  "kpi_set_parts",
  {
    id: id(),
    setId: text("set_id")
      .notNull()
      .references(() => kpiSetInstalls.setId, { onDelete: "cascade" }),
    setVersion: integer("set_version").notNull(),
    sourceId: integer("source_id").references(() => sources.id, { onDelete: "cascade" }),
    kraId: integer("kra_id").references(() => kraDefinitions.id, { onDelete: "cascade" }),
    kpiId: integer("kpi_id").references(() => kpiDefinitions.id, { onDelete: "cascade" }),
    /** False: it was there before, and the set uses it. */
    made: boolean().notNull(),
  },
  (t) => [
    unique("kpi_set_parts_key").on(t.setId, t.sourceId, t.kraId, t.kpiId).nullsNotDistinct(),
    index("kpi_set_parts_kpi_idx").on(t.kpiId),
    check("kpi_set_parts_one", sql`num_nonnulls(${t.sourceId}, ${t.kraId}, ${t.kpiId}) = 1`),
  ],
);
