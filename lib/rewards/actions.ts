"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { liftFlag, setFlag } from "./flags/flags";
import { flagInput, liftFlagInput } from "./flags/input";
import { importTargets } from "./targets/import-targets";
import { targetInput, targetsFileInput } from "./targets/input";
import { enterTarget, removeTarget } from "./targets/mutations";

const shown = (state: FormState): FormState => {
  if (state.ok) revalidatePath("/bonus");
  return state;
};

export async function enterTargetForm(_: FormState, form: FormData): Promise<FormState> {
  const save = runFormAction(targetInput, form, async (ctx, input) => {
    await enterTarget(ctx, input);
    return { message: "The target bonus is saved." };
  });
  return shown(await save);
}

export async function removeTargetForm(_: FormState, form: FormData): Promise<FormState> {
  const remove = runFormAction(z.object({ id: idNumber }), form, async (ctx, { id }) => {
    await removeTarget(ctx, id);
    return { message: "The target bonus is removed." };
  });
  return shown(await remove);
}

export async function importTargetsForm(_: FormState, form: FormData): Promise<FormState> {
  const file = form.get("file");
  if (file instanceof File && file.size > 0) form.set("csv", await file.text());
  form.delete("file");
  const save = runFormAction(targetsFileInput, form, async (ctx, input) => {
    const { entered, unchanged } = await importTargets(ctx, input);
    const amounts = `${entered} ${entered === 1 ? "amount is" : "amounts are"} entered`;
    return { message: unchanged > 0 ? `${amounts}, ${unchanged} stood there already.` : `${amounts}.` };
  });
  return shown(await save);
}

export async function setFlagForm(_: FormState, form: FormData): Promise<FormState> {
  const save = runFormAction(flagInput, form, async (ctx, input) => {
    await setFlag(ctx, input);
    return { message: "The flag is set." };
  });
  return shown(await save);
}

export async function liftFlagForm(_: FormState, form: FormData): Promise<FormState> {
  const schema = liftFlagInput.extend({ id: idNumber });
  const save = runFormAction(schema, form, async (ctx, { id, reason }) => {
    await liftFlag(ctx, { flagId: id, reason });
    return { message: "The flag is lifted." };
  });
  return shown(await save);
}
