"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { policyActivationInput, policyChangeInput, policyDraftInput, policyInput } from "./input";
import { createPolicy, deletePolicy, updatePolicy } from "./mutations";
import { activatePolicy, discardPolicyDraft, savePolicyDraft } from "./versions";

const id = idNumber;

export async function createPolicyAction(input: unknown) {
  return runAction(policyInput, input, createPolicy);
}

export async function updatePolicyAction(policyId: number, input: unknown) {
  return runAction(policyChangeInput, input, (ctx, change) => updatePolicy(ctx, { policyId, change }));
}

export async function savePolicyDraftAction(policyId: number, input: unknown) {
  return runAction(policyDraftInput, input, (ctx, draft) => savePolicyDraft(ctx, { policyId, input: draft }));
}

export async function activatePolicyAction(policyId: number, input: unknown) {
  return runAction(policyActivationInput, input, (ctx, activation) =>
    activatePolicy(ctx, { policyId, input: activation }),
  );
}

export async function discardPolicyDraftForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ id }), form, async (ctx, parsed) => {
    await discardPolicyDraft(ctx, parsed.id);
    return { message: "The draft is discarded." };
  });
  if (state.ok) revalidatePath("/bonus/policies", "layout");
  return state;
}

export async function deletePolicyForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ id }), form, async (ctx, parsed) => {
    await deletePolicy(ctx, parsed.id);
    return {};
  });
  if (state.ok) redirect("/bonus/policies");
  return state;
}

export async function setPolicyActiveForm(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ id, isActive: z.string() });
  const state = await runFormAction(schema, form, async (ctx, { id: policyId, isActive }) => {
    const policy = await updatePolicy(ctx, { policyId, change: { is_active: isActive !== "" } });
    return { message: `${policy.name} is ${policy.is_active ? "active again" : "deactivated"}.` };
  });
  if (state.ok) revalidatePath("/bonus/policies", "layout");
  return state;
}
