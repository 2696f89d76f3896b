import { sql } from "drizzle-orm";
import { requireAbility } from "@/lib/access/policy";
import { type Ctx, inTransaction } from "@/lib/context";
import type { FieldProblem } from "@/lib/errors";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { checkBonusRules } from "../check-rules";
import type { BonusRules } from "../types";

/** A write to bonus policies, by someone who may, in one transaction. They stand in line: each checks the others. */
export async function changePolicies<C extends Ctx, T>(ctx: C, write: (ctx: C) => Promise<T>): Promise<T> {
  requireAbility(ctx.actor, "configure bonus policies");
  return inTransaction(ctx, async (inside) => {
    await inside.db.execute(sql`SELECT pg_advisory_xact_lock(hashtext('bonus policies'))`);
    return write(inside);
  });
}

/** What is wrong with rules as they would be stored now, by field below `rules_json`. */
export async function problemsOfRules({ db }: Ctx, rules: BonusRules): Promise<FieldProblem[]> {
  const kpiIds = new Set((await listKpis(db)).map(({ id }) => id));
  return checkBonusRules(rules, kpiIds).map(({ path, message }) => ({ path: `rules_json.${path}`, message }));
}

export const policyEntry = (action: string, policyId: number) => ({
  action: `bonus_policy.${action}`,
  entityType: "bonus_policy",
  entityId: policyId,
});
