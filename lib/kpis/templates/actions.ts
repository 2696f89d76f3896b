"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { kraInput } from "../kras/input";
import { createKra } from "../kras/mutations";
import { activateVersion } from "./activate";
import { createDraft, discardDraft, saveDraft } from "./drafts";
import { activationInput, draftInput, templateChangeInput, templateInput, versionParams } from "./input";
import { createTemplate, deleteTemplate, updateTemplate } from "./mutations";

const templateId = idNumber;

export async function createTemplateAction(input: unknown) {
  return runAction(templateInput, input, createTemplate);
}

export async function updateTemplateAction(id: number, input: unknown) {
  return runAction(templateChangeInput, input, (ctx, change) =>
    updateTemplate(ctx, { templateId: id, change }),
  );
}

export async function saveDraftAction(at: { templateId: number; version: number }, input: unknown) {
  return runAction(draftInput, input, (ctx, draft) => saveDraft(ctx, { ...at, input: draft }));
}

export async function activateVersionAction(at: { templateId: number; version: number }, input: unknown) {
  return runAction(activationInput, input, (ctx, activation) =>
    activateVersion(ctx, { ...at, input: activation }),
  );
}

export async function createKraAction(input: unknown) {
  return runAction(kraInput, input, createKra);
}

export async function startDraftForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ templateId }), form, async (ctx, parsed) => {
    const draft = await createDraft(ctx, parsed.templateId);
    return { message: `v${draft.version} is a draft now. Nobody is scored by it before you activate it.` };
  });
  if (state.ok) revalidatePath("/admin/templates", "layout");
  return state;
}

export async function discardDraftForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(versionParams, form, async (ctx, { id, version }) => {
    await discardDraft(ctx, { templateId: id, version });
    return { message: `Draft v${version} is discarded.` };
  });
  if (state.ok) revalidatePath("/admin/templates", "layout");
  return state;
}

export async function deleteTemplateForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ templateId }), form, async (ctx, parsed) => {
    await deleteTemplate(ctx, parsed.templateId);
    return {};
  });
  if (state.ok) redirect("/admin/templates");
  return state;
}

export async function setTemplateActiveForm(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ templateId, isActive: z.string() });
  const state = await runFormAction(schema, form, async (ctx, { templateId: id, isActive }) => {
    const { name, is_active } = await updateTemplate(ctx, {
      templateId: id,
      change: { is_active: isActive !== "" },
    });
    return { message: `${name} is ${is_active ? "active again" : "deactivated"}.` };
  });
  if (state.ok) revalidatePath("/admin/templates", "layout");
  return state;
}
