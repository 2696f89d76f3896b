import { z } from "zod";
import { ACTOR_KINDS } from "@/db/enums";
import type { AuditEntryRow } from "./queries";

export const auditEntryWire = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  actor_kind: z.enum(ACTOR_KINDS),
  actor_id: z.number().int().nullable(),
  actor: z.string(),
  action: z.string(),
  entity_type: z.string(),
  entity_id: z.string(),
  employee_id: z.number().int().nullable(),
  employee_name: z.string().nullable(),
  before: z.unknown(),
  after: z.unknown(),
  reason: z.string().nullable(),
  address: z.string().nullable(),
  previous_hash: z.string(),
  hash: z.string(),
});

export const toAuditEntryWire = (entry: AuditEntryRow): z.infer<typeof auditEntryWire> => ({
  id: entry.id,
  at: entry.at.toISOString(),
  actor_kind: entry.actorKind,
  actor_id: entry.actorId,
  actor: entry.actorLabel,
  action: entry.action,
  entity_type: entry.entityType,
  entity_id: entry.entityId,
  employee_id: entry.employeeId,
  employee_name: entry.employeeName,
  before: entry.before,
  after: entry.after,
  reason: entry.reason,
  address: entry.address,
  previous_hash: entry.previousHash,
  hash: entry.hash,
});

/** What a person is told of access to their own data: who, what and when. */
export const dataAccessWire = z.object({
  id: z.number().int(),
  at: z.iso.datetime(),
  actor_kind: z.enum(ACTOR_KINDS),
  actor: z.string(),
  action: z.string(),
  reason: z.string().nullable(),
});

export const toDataAccessWire = (entry: AuditEntryRow): z.infer<typeof dataAccessWire> => ({
  id: entry.id,
  at: entry.at.toISOString(),
  actor_kind: entry.actorKind,
  actor: entry.actorLabel,
  action: entry.action,
  reason: entry.reason,
});
