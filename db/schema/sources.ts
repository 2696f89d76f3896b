import {
  bigint,
  boolean,
  customType,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  primaryKey,
  text,
  unique,
} from "drizzle-orm/pg-core";
import {
  COLUMN_TYPES,
  IMPORT_KINDS,
  IMPORT_STATUSES,
  SOURCE_ORIGINS,
  UNKNOWN_OWNER_POLICIES,
} from "../enums";
import { accounts } from "./access";
import { createdAt, id, instant } from "./types";

export const sourceOrigin = pgEnum("source_origin", SOURCE_ORIGINS);
export const columnType = pgEnum("column_type", COLUMN_TYPES);
export const unknownOwnerPolicy = pgEnum("unknown_owner_policy", UNKNOWN_OWNER_POLICIES);
export const importKind = pgEnum("import_kind", IMPORT_KINDS);
export const importStatus = pgEnum("import_status", IMPORT_STATUSES);

const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** A kind of record. Its rows live in `records.<table_name>`, a typed table of its own. */
export const sources = pgTable("sources", {
  id: id(),
  slug: text().notNull().unique(),
  name: text().notNull(),
  description: text().notNull().default(""),
  /** What one record is called, singular and plural: "ticket", "tickets". */
  recordNoun: text("record_noun").notNull(),
  recordNounPlural: text("record_noun_plural").notNull(),
  tableName: text("table_name").notNull().unique(),
  origin: sourceOrigin().notNull(),
  unknownOwners: unknownOwnerPolicy("unknown_owners").notNull().default("reject"),
  /** IANA zone in which local times of the files are read; null means the organisation's. */
  timeZone: text("time_zone"),
  /** How its files are written, as detected and corrected: delimiter, encoding. */
  fileFormat: jsonb("file_format").$type<{ delimiter: string; encoding: string }>(),
  createdBy: integer("created_by").references(() => accounts.id, { onDelete: "set null" }),
  createdAt: createdAt(),
});

export const sourceColumns = pgTable(
  "source_columns",
  {
    id: id(),
    sourceId: integer("source_id")
      .notNull()
      .references(() => sources.id, { onDelete: "cascade" }),
    position: integer().notNull(),
    /** The heading in the file, and the label on screens. */
    header: text().notNull(),
    label: text().notNull(),
    columnName: text("column_name").notNull(),
    dataType: columnType("data_type").notNull(),
    isKey: boolean("is_key").notNull().default(false),
    isOwner: boolean("is_owner").notNull().default(false),
    /** Names several people who share a record, each with a share. */
    isContributors: boolean("is_contributors").notNull().default(false),
    /** Names the unit whose members a record is credited to. */
    isTeam: boolean("is_team").notNull().default(false),
    isTime: boolean("is_time").notNull().default(false),
    isMeasure: boolean("is_measure").notNull().default(false),
    isVersion: boolean("is_version").notNull().default(false),
    isTitle: boolean("is_title").notNull().default(false),
    dateFormat: text("date_format"),
    decimalMark: text("decimal_mark"),
    groupMark: text("group_mark"),
    nullTokens: text("null_tokens").array().notNull().default([]),
  },
  (t) => [
    unique("source_columns_name_key").on(t.sourceId, t.columnName),
    unique("source_columns_position_key").on(t.sourceId, t.position),
  ],
);

/** One uploaded file on its way into a source or into people. Resumable: `last_line` is what has been committed. */
export const importRuns = pgTable(
  "import_runs",
  {
    id: id(),
    kind: importKind().notNull(),
    sourceId: integer("source_id").references(() => sources.id, { onDelete: "cascade" }),
    fileName: text("file_name").notNull(),
    byteSize: bigint("byte_size", { mode: "number" }).notNull().default(0),
    status: importStatus().notNull().default("uploading"),
    /** For people: which heading feeds which field, and what happens to managers who are not in the file. */
    options: jsonb().$type<Record<string, unknown>>().notNull().default({}),
    unknownOwners: unknownOwnerPolicy("unknown_owners").notNull().default("reject"),
    bytesDone: bigint("bytes_done", { mode: "number" }).notNull().default(0),
    lastLine: integer("last_line").notNull().default(0),
    rowsRead: integer("rows_read").notNull().default(0),
    accepted: integer().notNull().default(0),
    replaced: integer().notNull().default(0),
    unchanged: integer().notNull().default(0),
    rejected: integer().notNull().default(0),
    unowned: integer().notNull().default(0),
    peopleCreated: integer("people_created").notNull().default(0),
    /** Local times that exist twice (clocks going back) and were read as the first of the two. */
    ambiguousTimes: integer("ambiguous_times").notNull().default(0),
    notes: jsonb().$type<string[]>().notNull().default([]),
    error: text(),
    requestedBy: integer("requested_by").references(() => accounts.id, { onDelete: "set null" }),
    createdAt: createdAt(),
    startedAt: instant(),
    endedAt: instant(),
  },
  (t) => [
    index("import_runs_created_idx").on(t.createdAt),
    index("import_runs_source_idx").on(t.sourceId, t.createdAt),
  ],
);

/** The uploaded file in pieces of at most 1 MiB: any web copy may receive it, any sidecar may read it. */
export const importFiles = pgTable(
  "import_files",
  {
    importId: integer("import_id")
      .notNull()
      .references(() => importRuns.id, { onDelete: "cascade" }),
    seq: integer().notNull(),
    content: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.seq] })],
);

export const importRejectedRows = pgTable(
  "import_rejected_rows",
  {
    importId: integer("import_id")
      .notNull()
      .references(() => importRuns.id, { onDelete: "cascade" }),
    line: integer().notNull(),
    reason: text().notNull(),
    raw: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.importId, t.line] })],
);
