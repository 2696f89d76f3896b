"use server";

import { revalidatePath } from "next/cache";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { organisationInput, updateOrganisation } from "./mutations";

export async function updateOrganisationAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(organisationInput, form, async (ctx, input) => {
    await updateOrganisation(ctx, input);
    return { message: "Saved." };
  });
  revalidatePath("/", "layout");
  return state;
}
