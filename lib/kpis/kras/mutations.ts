import { and, eq, ne } from "drizzle-orm";
import { kpiAssignments } from "@/db/schema/assignments";
import { kraDefinitions } from "@/db/schema/kpis";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { changeKpis } from "../change-kpis";
import { checkPercent, type TemplateProblem } from "../rule/template-problem";
import type { KraChangeInput, KraInput } from "./input";
import { type Kra, listTemplatesWithKra, requireKra } from "./queries";

export function createKra(ctx: Ctx, input: KraInput): Promise<Kra> {
  return changeKpis(ctx, async (inside) => {
    await refuseUnsound(inside, input, 0);
    const [created] = await inside.db
      .insert(kraDefinitions)
      .values({ name: input.name, description: input.description, weightDefault: input.weight_default })
      .returning({ id: kraDefinitions.id });
    if (!created) throw new Error("The KRA was not stored.");
    await recordAudit(inside, { ...entry("kra.created", created.id), after: input });
    return requireKra(inside.db, created.id);
  });
}

/** A KRA is a name and a description: changing it changes no score, so it keeps no versions. */
export function updateKra(
  ctx: Ctx,
  { kraId, change }: { kraId: number; change: KraChangeInput },
): Promise<Kra> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireKra(inside.db, kraId);
    const { id, ...stored } = before;
    const after: KraInput = { ...stored, ...change };
    await refuseUnsound(inside, after, kraId);
    if (JSON.stringify(after) === JSON.stringify(stored)) return before;
    await inside.db
      .update(kraDefinitions)
      .set({ name: after.name, description: after.description, weightDefault: after.weight_default })
      .where(eq(kraDefinitions.id, kraId));
    await recordAudit(inside, { ...entry("kra.changed", kraId), before: stored, after });
    return requireKra(inside.db, kraId);
  });
}

/** Deletes a KRA that no template holds. Throws "conflict" that says which do. */
export function deleteKra(ctx: Ctx, kraId: number): Promise<void> {
  return changeKpis(ctx, async (inside) => {
    const before = await requireKra(inside.db, kraId);
    const templates = await listTemplatesWithKra(inside.db, kraId);
    if (templates.length > 0) throw conflict(`${before.name} stays: it is used in ${templates.join(", ")}.`);
    if (await inside.db.$count(kpiAssignments, eq(kpiAssignments.kraId, kraId))) {
      throw conflict(`${before.name} stays: KPIs are or were assigned to people in it.`);
    }
    await inside.db.delete(kraDefinitions).where(eq(kraDefinitions.id, kraId));
    await recordAudit(inside, { ...entry("kra.deleted", kraId), before });
  });
}

async function refuseUnsound(ctx: Ctx, kra: KraInput, kraId: number): Promise<void> {
  const problems: TemplateProblem[] = [];
  checkPercent(problems, ["weight_default"], kra.weight_default);
  const taken = and(eq(kraDefinitions.name, kra.name), ne(kraDefinitions.id, kraId));
  if (await ctx.db.$count(kraDefinitions, taken)) {
    problems.push({ path: ["name"], message: "Another KRA has this name already" });
  }
  if (problems.length > 0)
    throw invalid(problems.map(({ path, message }) => ({ path: path.join("."), message })));
}

const entry = (action: string, kraId: number) => ({ action, entityType: "kra", entityId: kraId });
