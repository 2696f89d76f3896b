"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { idField } from "../fields";
import { createUnitInput, updateUnitInput } from "./input";
import { createUnit, deleteUnit, updateUnit } from "./mutations";

const unit = z.object({ unit_id: idField });
const refresh = () => revalidatePath("/admin/people", "layout");

export async function createUnitAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(createUnitInput, form, async (ctx, input) => {
    await createUnit(ctx, input);
    return { message: `${input.name} is added.` };
  });
  refresh();
  return state;
}

export async function updateUnitAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(unit.and(updateUnitInput), form, async (ctx, input) => {
    await updateUnit(ctx, { unitId: input.unit_id, change: input });
    return { message: "Saved." };
  });
  refresh();
  return state;
}

export async function deleteUnitAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(unit, form, async (ctx, input) => {
    await deleteUnit(ctx, input.unit_id);
    return { message: "The unit is deleted." };
  });
  refresh();
  return state;
}
