import { sql } from "drizzle-orm";
import { bigint, date, index, integer, jsonb, pgEnum, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { ACTOR_KINDS } from "../enums";
import { createdAt, instant } from "./types";

export const actorKind = pgEnum("actor_kind", ACTOR_KINDS);

/** Append-only and hash-chained; the database refuses updates and deletes (trigger in the migration). */
export const auditEntries = pgTable(
  "audit_entries",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: createdAt(),
    actorKind: actorKind("actor_kind").notNull(),
    actorId: integer("actor_id"),
    actorLabel: text("actor_label").notNull(),
    /** Verb in the past tense with its noun: `kpi.created`, `template.activated`. */
    action: text().notNull(),
    entityType: text("entity_type").notNull(),
    entityId: text("entity_id").notNull(),
    /** The person whose data it concerns, if one. */
    employeeId: integer("employee_id"),
    before: jsonb(),
    after: jsonb(),
    reason: text(),
    address: text(),
    previousHash: text("previous_hash").notNull().default(""),
    hash: text().notNull().default(""),
  },
  (t) => [
    index("audit_entries_entity_idx").on(t.entityType, t.entityId, t.id),
    index("audit_entries_employee_idx").on(t.employeeId, t.id),
    index("audit_entries_actor_idx").on(t.actorId, t.id),
    index("audit_entries_action_idx").on(t.action, t.id),
    index("audit_entries_at_idx").on(t.at),
  ],
);

/** Where the chain ends and how long it is, kept apart from it: an entry cut off at the end leaves no gap behind. */
export const auditHead = pgTable("audit_head", {
  id: integer().primaryKey().default(1),
  entryCount: bigint("entry_count", { mode: "number" }).notNull(),
  lastId: bigint("last_id", { mode: "number" }).notNull(),
  lastHash: text("last_hash").notNull(),
});

/**
 * Who has looked at whose scorecard, once a day: written with the page, brought into the log by the sidecar. A write to
 * the chain waits for every other; a page must not.
 */
export const scorecardViews = pgTable(
  "scorecard_views",
  {
    viewedOn: date("viewed_on").notNull(),
    accountId: integer("account_id").notNull(),
    employeeId: integer("employee_id").notNull(),
    actorLabel: text("actor_label").notNull(),
    address: text(),
    firstAt: instant().notNull(),
    recordedAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.viewedOn, t.accountId, t.employeeId] }),
    index("scorecard_views_unrecorded_idx").on(t.firstAt).where(sql`${t.recordedAt} IS NULL`),
  ],
);
