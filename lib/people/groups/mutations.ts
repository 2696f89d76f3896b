import { sql } from "drizzle-orm";
import { personGroups } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { recordAuditEntries } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { notFound } from "@/lib/errors";

export interface GroupChange {
  employeeId: number;
  kind: string;
  /** Null: the person belongs to no group of the kind. */
  value: string | null;
}

/** What becomes of a change: nothing, where it says what stands there already. */
interface Placed extends GroupChange {
  before: string | null;
}

/**
 * Sets many at once, in the caller's transaction. The audit log says whose groups of which kind changed, never which
 * group: it is read by people who may not see that, and it cannot be deleted.
 */
export async function storeGroups(
  ctx: Ctx,
  changes: readonly GroupChange[],
): Promise<{ entered: number; removed: number }> {
  const changed = (await placed(ctx, changes)).filter(({ value, before }) => value !== before);
  await ctx.db.execute(sql`
    WITH change AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(changed)}::text::jsonb)
        AS c("employeeId" integer, kind text, value text)
    ), gone AS (
      DELETE FROM person_groups g USING change c
       WHERE g.employee_id = c."employeeId" AND g.kind = c.kind AND c.value IS NULL
    )
    INSERT INTO person_groups (employee_id, kind, value)
    SELECT "employeeId", kind, value FROM change WHERE value IS NOT NULL
        ON CONFLICT (kind, employee_id) DO UPDATE SET value = excluded.value`);
  await audit(ctx, changed);
  const entered = changed.filter(({ value }) => value !== null).length;
  return { entered, removed: changed.length - entered };
}

/** Deletes a kind of group with everything that was entered for it. Throws "not_found" when there is none. */
export function removeGroupKind(ctx: Ctx, kind: string): Promise<{ removed: number }> {
  requireAbility(ctx.actor, "manage groups of people");
  return inTransaction(ctx, async (inside) => {
    const gone = await inside.db
      .delete(personGroups)
      .where(sql`lower(${personGroups.kind}) = lower(${kind})`)
      .returning({ employeeId: personGroups.employeeId, kind: personGroups.kind });
    if (gone.length === 0) throw notFound("This kind of group");
    await audit(
      inside,
      gone.map((row) => ({ ...row, value: null })),
    );
    return { removed: gone.length };
  });
}

/** The changes in the spelling that stands already, each with what stands there. Other imports wait until the transaction ends. */
async function placed({ db }: Ctx, changes: readonly GroupChange[]): Promise<Placed[]> {
  await db.execute(sql`LOCK TABLE ${personGroups} IN SHARE ROW EXCLUSIVE MODE`);
  const rows = await db.select().from(personGroups);
  const kinds = new Map(rows.map(({ kind }) => [kind.toLowerCase(), kind]));
  const values = new Map(rows.map(({ kind, value }) => [keyOf(kind, value.toLowerCase()), value]));
  const stands = new Map(rows.map(({ kind, employeeId, value }) => [keyOf(kind, employeeId), value]));
  return changes.map(({ employeeId, kind: given, value }) => {
    const kind = kinds.get(given.toLowerCase()) ?? given;
    return {
      employeeId,
      kind,
      value: value === null ? null : (values.get(keyOf(kind, value.toLowerCase())) ?? value),
      before: stands.get(keyOf(kind, employeeId)) ?? null,
    };
  });
}

const keyOf = (kind: string, rest: string | number) => `${kind}\n${rest}`;

function audit(ctx: Ctx, changes: readonly GroupChange[]): Promise<void> {
  return recordAuditEntries(
    ctx,
    changes.map(({ employeeId, kind, value }) => ({
      action: value === null ? "person_group.removed" : "person_group.entered",
      entityType: "person_group",
      entityId: employeeId,
      employeeId,
      after: { kind },
    })),
  );
}
