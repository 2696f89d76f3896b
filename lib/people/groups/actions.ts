"use server";

import { revalidatePath } from "next/cache";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { importGroups } from "./import-groups";
import { groupKindInput, groupsFileInput } from "./input";
import { removeGroupKind } from "./mutations";

const shown = (state: FormState): FormState => {
  if (state.ok) revalidatePath("/calibration");
  return state;
};

export async function importGroupsForm(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) form.set("csv", await file.text());
  form.delete("file");
  const save = runFormAction(groupsFileInput, form, async (ctx, input) => {
    const { entered, removed, unchanged } = await importGroups(ctx, input);
    const parts = [`${entered} entered`, removed > 0 && `${removed} removed`, `${unchanged} unchanged`];
    return { message: `Groups of people: ${parts.filter(Boolean).join(", ")}.` };
  });
  return shown(await save);
}

export async function removeGroupKindForm(_: FormState, form: FormData): Promise<FormState> {
  const remove = runFormAction(groupKindInput, form, async (ctx, { kind }) => {
    await removeGroupKind(ctx, kind);
    return { message: "The groups of this kind are deleted." };
  });
  return shown(await remove);
}
