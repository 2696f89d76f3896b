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
export function recordAudit(ctx: Ctx, entry: AuditEntry): Promise<void> {
  return recordAuditEntries(ctx, [entry]);
}

/** The same for a write of many things at once, in the given order. */
export async function recordAuditEntries(ctx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  for (let at = 0; at < entries.length; at += entriesAtOnce) {
    const some = entries.slice(at, at + entriesAtOnce);
    await ctx.db.insert(auditEntries).values(some.map((entry) => rowOf(ctx, entry)));
  }
}

const entriesAtOnce = 1_000;

function rowOf(ctx: Ctx, entry: AuditEntry): typeof auditEntries.$inferInsert {
  const { actor } = ctx;
  return {
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
  };
}
