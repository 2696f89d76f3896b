import { bigint, index, integer, jsonb, pgEnum, pgTable, text } from "drizzle-orm/pg-core";
import { ACTOR_KINDS } from "../enums";
import { createdAt } from "./types";

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
  ],
);
