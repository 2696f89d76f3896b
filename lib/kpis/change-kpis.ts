import { sql } from "drizzle-orm";
import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction } from "@/lib/context";

/**
 * A write to KPIs or templates, by someone who may, in one transaction. These writes stand in line: each checks names,
 * uses and dates against the others', and two at once could both be right alone.
 */
export async function changeKpis<C extends Ctx, T>(ctx: C, write: (ctx: C) => Promise<T>): Promise<T> {
  requireAbility(ctx.actor, "configure KPIs");
  return inTransaction(ctx, async (inside) => {
    await inside.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('kpis'))`);
    return write(inside);
  });
}
