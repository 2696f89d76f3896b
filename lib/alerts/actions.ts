"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { mintScope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { acknowledgeAlert, acknowledgeInput } from "./incidents/mutations";
import { alertRuleForm } from "./rules/form";
import { alertRuleTestInput } from "./rules/input";
import { changeAlertRule, createAlertRule, deleteAlertRule } from "./rules/mutations";
import { tryRule } from "./rules/try-rule";

export async function acknowledgeAlertAction(_: FormState, form: FormData): Promise<FormState> {
  const input = acknowledgeInput.extend({ id: idNumber });
  const state = await runFormAction(input, form, async (ctx, { id, note }) => {
    await acknowledgeAlert(ctx, { scope: scopeOf(ctx), id, note });
    return { message: "Acknowledged." };
  });
  if (state.ok) revalidatePath("/alerts", "layout");
  return state;
}

export async function saveAlertRuleAction(input: unknown) {
  const result = await runAction(alertRuleForm, input, async (ctx, { id, version, rule }) => {
    const scope = scopeOf(ctx);
    const saved =
      id === null
        ? await createAlertRule(ctx, { scope, rule })
        : await changeAlertRule(ctx, { scope, id, rule, version });
    return { id: saved.id };
  });
  if (result.ok) revalidatePath("/admin/alerts");
  return result;
}

export async function tryRuleAction(input: unknown) {
  return runAction(alertRuleTestInput, input, (ctx, rule) => tryRule(ctx, { scope: scopeOf(ctx), rule }));
}

export async function deleteAlertRuleAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ id: idNumber }), form, async (ctx, { id }) => {
    await deleteAlertRule(ctx, id);
    return { message: "Deleted." };
  });
  if (state.ok) revalidatePath("/admin/alerts");
  return state;
}

function scopeOf({ actor, now }: Ctx) {
  if (actor.kind !== "account") throw forbidden("do this without an account");
  return mintScope({ ...actor, name: actor.label, email: "" }, now);
}
