import { auditEntries } from "@/db/schema/audit";
import type { Ctx } from "@/lib/context";

export interface AuditEntry {
  /** Noun and past-tense verb: `kpi.created`. */
  action: string;
  entityType: string;
  entityId: number | string;
  /** The person whose data it concerns. */
  employeeId?: number | null;
  before?: unknown;
  after?: unknown;
  reason?: string;
}

/** Appends to the hash-chained log, in the caller's transaction: the write and its entry land together or not at all. */
export async function recordAudit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  const { actor } = ctx;
  await ctx.db.insert(auditEntries).values({
    actorKind: actor.kind,
    actorId: actor.kind === "account" ? actor.accountId : null,
    actorLabel: actor.label,
    action: entry.action,
    entityType: entry.entityType,
    entityId: String(entry.entityId),
    employeeId: entry.employeeId ?? null,
    before: entry.before ?? null,
    after: entry.after ?? null,
    reason: entry.reason ?? null,
    address: ctx.address ?? null,
    at: ctx.now,
  });
}
