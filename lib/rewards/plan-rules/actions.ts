"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { planRuleInput } from "./input";
import { createPlanRule, deletePlanRule, setPlanRuleActive, updatePlanRule } from "./mutations";

/** Null: a new rule. */
export async function savePlanRuleAction(ruleId: number | null, input: unknown) {
  return runAction(planRuleInput, input, (ctx, rule) =>
    ruleId === null ? createPlanRule(ctx, rule) : updatePlanRule(ctx, { ruleId, input: rule }),
  );
}

export async function setPlanRuleActiveForm(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ id: idNumber, isActive: z.string() });
  const state = await runFormAction(schema, form, async (ctx, { id, isActive }) => {
    const rule = await setPlanRuleActive(ctx, { ruleId: id, isActive: isActive !== "" });
    return { message: `${rule.name} is ${rule.is_active ? "on" : "off"}.` };
  });
  if (state.ok) revalidatePath("/admin/plan-rules");
  return state;
}

export async function deletePlanRuleForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ id: idNumber }), form, async (ctx, { id }) => {
    await deletePlanRule(ctx, id);
    return { message: "The rule is deleted." };
  });
  if (state.ok) revalidatePath("/admin/plan-rules");
  return state;
}
