import { sql } from "drizzle-orm";
import { requireAbility } from "@/lib/access/policy";
import type { Ctx } from "@/lib/context";
import { inTransaction } from "@/lib/context";

/**
 * A write to people, by someone who may, in one transaction. Writes to people stand in line: two of them could each be
 * right alone and together close a loop, take one alias twice or give out one number twice.
 */
export async function changePeople<C extends Ctx, T>(ctx: C, write: (ctx: C) => Promise<T>): Promise<T> {
  requireAbility(ctx.actor, "edit people");
  return inTransaction(ctx, async (inside) => {
    await inside.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('people'))`);
    return write(inside);
  });
}
