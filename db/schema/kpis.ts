import { sql } from "drizzle-orm";
import {
  type AnyPgColumn,
  boolean,
  check,
  date,
  index,
  integer,
  jsonb,
  numeric,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import {
  AGGREGATIONS,
  CALCULATION_TYPES,
  DIRECTIONS,
  EMPTY_MEANINGS,
  FREQUENCIES,
  MISSING_POLICIES,
  PRO_RATINGS,
  TARGET_TYPES,
  TEMPLATE_VERSION_STATUSES,
} from "../enums";
import { accounts } from "./access";
import { jobRoles, orgUnits } from "./people";
import { sources } from "./sources";
import { createdAt, id, instant } from "./types";

export const calculationType = pgEnum("calculation_type", CALCULATION_TYPES);
export const direction = pgEnum("direction", DIRECTIONS);
export const targetType = pgEnum("target_type", TARGET_TYPES);
export const aggregation = pgEnum("aggregation", AGGREGATIONS);
export const missingPolicy = pgEnum("missing_policy", MISSING_POLICIES);
export const proRating = pgEnum("pro_rating", PRO_RATINGS);
export const emptyMeaning = pgEnum("empty_meaning", EMPTY_MEANINGS);
export const frequency = pgEnum("frequency", FREQUENCIES);
export const templateVersionStatus = pgEnum("template_version_status", TEMPLATE_VERSION_STATUSES);

/** A percentage 0–100 with four decimals. */
const percent = () => numeric({ precision: 7, scale: 4 });
const score = () => numeric({ precision: 12, scale: 4 });

export const kraDefinitions = pgTable("kra_definitions", {
  id: id(),
  name: text().notNull().unique(),
  description: text().notNull().default(""),
  weightDefault: percent().notNull().default("0"),
  createdAt: createdAt(),
});

/** The head of a KPI: its current definition. Every saved state is kept in kpi_definition_versions. */
export const kpiDefinitions = pgTable("kpi_definitions", {
  id: id(),
  name: text().notNull().unique(),
  description: text().notNull().default(""),
  category: text().notNull().default(""),
  calculationType: calculationType("calculation_type").notNull(),
  /** How an sql, formula or manual KPI comes to its value; null for a binding. Shapes: lib/kpis/data-source. */
  dataSource: jsonb("data_source").$type<Record<string, unknown>>(),
  targetType: targetType("target_type").notNull(),
  unit: text().notNull().default(""),
  direction: direction().notNull(),
  /** `{ value }` or, for a band, `{ low, high, tolerance }`; decimals as text. */
  target: jsonb().$type<Record<string, string>>().notNull(),
  /** `{ kind: "linear" | "capped" | "banded" | "sigmoid", … }`, see lib/scoring/types. */
  scoringMethod: jsonb("scoring_method").$type<{ kind: string }>().notNull(),
  weightDefault: percent().notNull().default("0"),
  aggregationPeriod: frequency("aggregation_period").notNull().default("monthly"),
  version: integer().notNull().default(1),
  isActive: boolean("is_active").notNull().default(true),
  createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: createdAt(),
  updatedAt: instant().notNull().default(sql`now()`),
});

export const kpiDefinitionVersions = pgTable(
  "kpi_definition_versions",
  {
    kpiId: integer("kpi_id")
      .notNull()
      .references(() => kpiDefinitions.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    definition: jsonb().$type<Record<string, unknown>>().notNull(),
    createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: createdAt(),
  },
  (t) => [primaryKey({ columns: [t.kpiId, t.version] })],
);

/** How a KPI's actual value comes out of a source's records. Shapes of the json columns: lib/kpis/types. */
export const kpiBindings = pgTable(
  "kpi_bindings",
  {
    kpiId: integer("kpi_id")
      .primaryKey()
      .references(() => kpiDefinitions.id, { onDelete: "cascade" }),
    sourceId: integer("source_id")
      .notNull()
      .references(() => sources.id),
    aggregation: aggregation().notNull(),
    filter: jsonb("filter_json").$type<Record<string, unknown>>().notNull(),
    measure: jsonb("measure_json").$type<Record<string, unknown>>(),
    percentile: numeric({ precision: 5, scale: 4 }),
    /** Ratio only: `{ numerator, denominator }`, each a filter and what it adds up. */
    formula: jsonb("formula_json").$type<Record<string, unknown>>(),
    ownershipRule: text("ownership_rule").notNull(),
    timeColumn: text("time_column").notNull(),
    emptyMeans: emptyMeaning("empty_means").notNull().default("missing"),
  },
  (t) => [index("kpi_bindings_source_idx").on(t.sourceId)],
);

export const scorecardTemplates = pgTable("scorecard_templates", {
  id: id(),
  name: text().notNull().unique(),
  description: text().notNull().default(""),
  /** Periods it scores; null for any frequency. */
  frequency: frequency(),
  isActive: boolean("is_active").notNull().default(true),
  createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: createdAt(),
});

/** Whom a template is for. A null side means any; the most specific mapping of a person wins. */
export const scorecardTemplateMappings = pgTable(
  "scorecard_template_mappings",
  {
    id: id(),
    templateId: integer("template_id")
      .notNull()
      .references(() => scorecardTemplates.id, { onDelete: "cascade" }),
    jobRoleId: integer("job_role_id").references(() => jobRoles.id),
    orgUnitId: integer("org_unit_id").references(() => orgUnits.id),
  },
  (t) => [
    unique("scorecard_template_mappings_key").on(t.templateId, t.jobRoleId, t.orgUnitId).nullsNotDistinct(),
  ],
);

export const scorecardTemplateVersions = pgTable(
  "scorecard_template_versions",
  {
    id: id(),
    templateId: integer("template_id")
      .notNull()
      .references(() => scorecardTemplates.id, { onDelete: "cascade" }),
    version: integer().notNull(),
    status: templateVersionStatus().notNull().default("draft"),
    /** Half-open, dates; null `effective_from` of an active version means since ever. */
    effectiveFrom: date("effective_from"),
    effectiveTo: date("effective_to"),
    maximumScore: score().notNull().default("150"),
    minimumCoverage: percent().notNull().default("60"),
    /** Lower edges of above, on and near target: `{ above: "105", on: "85", near: "70" }`. */
    bands: jsonb()
      .$type<{ above: string; on: string; near: string }>()
      .notNull()
      .default({ above: "105", on: "85", near: "70" }),
    activatedAt: instant(),
    activatedBy: integer("activated_by").references(() => accounts.id, { onDelete: "set null" }),
    createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    updatedAt: instant().notNull().default(sql`now()`),
  },
  (t) => [
    unique("scorecard_template_versions_key").on(t.templateId, t.version),
    check("scorecard_template_versions_range", sql`${t.effectiveTo} > ${t.effectiveFrom}`),
  ],
);

const versionId = () =>
  integer("version_id")
    .notNull()
    .references((): AnyPgColumn => scorecardTemplateVersions.id, { onDelete: "cascade" });

export const scorecardTemplateKras = pgTable(
  "scorecard_template_kras",
  {
    versionId: versionId(),
    kraId: integer("kra_id")
      .notNull()
      .references(() => kraDefinitions.id),
    weight: percent().notNull(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.kraId] })],
);

export const scorecardTemplateItems = pgTable(
  "scorecard_template_items",
  {
    versionId: versionId(),
    kpiId: integer("kpi_id")
      .notNull()
      .references(() => kpiDefinitions.id),
    kraId: integer("kra_id")
      .notNull()
      .references(() => kraDefinitions.id),
    weight: percent().notNull(),
    position: integer().notNull(),
    /** Null: the KPI's own. */
    targetOverride: jsonb("target_override").$type<Record<string, string>>(),
    scoringMethodOverride: jsonb("scoring_method_override").$type<{ kind: string }>(),
    missingPolicy: missingPolicy("missing_policy").notNull().default("exclude"),
    minRecords: integer("min_records").notNull().default(0),
    /** Whether the target follows the days of people who joined, left or moved within the period. */
    proRating: proRating("pro_rating").notNull().default("additive"),
  },
  (t) => [
    primaryKey({ columns: [t.versionId, t.kpiId] }),
    index("scorecard_template_items_kpi_idx").on(t.kpiId),
  ],
);

export const scorecardTemplateGuardrails = pgTable(
  "scorecard_template_guardrails",
  {
    versionId: versionId(),
    primaryKpiId: integer("primary_kpi_id")
      .notNull()
      .references(() => kpiDefinitions.id),
    guardrailKpiId: integer("guardrail_kpi_id")
      .notNull()
      .references(() => kpiDefinitions.id),
    threshold: score().notNull(),
    capScore: score().notNull(),
  },
  (t) => [primaryKey({ columns: [t.versionId, t.primaryKpiId, t.guardrailKpiId] })],
);
