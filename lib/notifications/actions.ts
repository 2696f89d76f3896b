"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { markAllRead, markRead } from "./inbox/mutations";
import { preferencesForm } from "./preferences/form";
import { savePreferences } from "./preferences/mutations";
import { webhookForm } from "./webhooks/form";
import { requireInstallationSecret } from "./webhooks/installation-secret";
import { changeWebhook, createWebhook, deleteWebhook, redeliver, tryWebhook } from "./webhooks/mutations";

export async function markReadAction(_: FormState, form: FormData): Promise<FormState> {
  const input = z.object({ id: idNumber, read: z.stringbool() });
  const state = await runFormAction(input, form, async (ctx, { id, read }) => {
    await markRead(ctx, { id, read });
    return {};
  });
  if (state.ok) revalidatePath("/inbox");
  return state;
}

export async function markAllReadAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({}), form, async (ctx) => {
    const count = await markAllRead(ctx);
    return { message: count === 1 ? "One notification marked read." : `${count} notifications marked read.` };
  });
  if (state.ok) revalidatePath("/inbox");
  return state;
}

export async function savePreferencesAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(preferencesForm, form, async (ctx, input) => {
    await savePreferences(ctx, input);
    return { message: "Saved." };
  });
  if (state.ok) revalidatePath("/account");
  return state;
}

/** The answer holds the secret when one was made; it is shown this once. */
export async function saveWebhookAction(input: unknown) {
  const result = await runAction(webhookForm, input, (ctx, { id, ...webhook }) =>
    id === null
      ? createWebhook(ctx, webhook, requireInstallationSecret())
      : changeWebhook(ctx, { id, change: webhook }, requireInstallationSecret()),
  );
  if (result.ok) revalidatePath("/admin/webhooks");
  return result;
}

export async function newWebhookSecretAction(id: number) {
  return runAction(idNumber, id, (ctx, known) =>
    changeWebhook(ctx, { id: known, change: { new_secret: true } }, requireInstallationSecret()),
  );
}

const oneWebhook = z.object({ id: idNumber });

export async function switchWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  const input = oneWebhook.extend({ enabled: z.stringbool() });
  return webhookState(
    await runFormAction(input, form, async (ctx, { id, enabled }) => {
      await changeWebhook(ctx, { id, change: { enabled } }, requireInstallationSecret());
      return { message: enabled ? "Switched on." : "Switched off." };
    }),
  );
}

export async function deleteWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return webhookState(
    await runFormAction(oneWebhook, form, async (ctx, { id }) => {
      await deleteWebhook(ctx, id);
      return { message: "Deleted." };
    }),
  );
}

export async function tryWebhookAction(_: FormState, form: FormData): Promise<FormState> {
  return webhookState(
    await runFormAction(oneWebhook, form, async (ctx, { id }) => {
      await tryWebhook(ctx, id);
      return { message: "A try is on its way." };
    }),
  );
}

export async function redeliverAction(_: FormState, form: FormData): Promise<FormState> {
  const input = oneWebhook.extend({ delivery_id: z.coerce.number().int().positive() });
  return webhookState(
    await runFormAction(input, form, async (ctx, { id, delivery_id: deliveryId }) => {
      await redeliver(ctx, { id, deliveryId });
      return { message: "Sent once more." };
    }),
  );
}

function webhookState(state: FormState): FormState {
  if (state.ok) revalidatePath("/admin/webhooks");
  return state;
}
