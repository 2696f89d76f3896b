"use server";

import { redirect } from "next/navigation";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { createPeriodInput } from "./input";
import { createPeriod } from "./mutations";

export async function createPeriodAction(_: FormState, form: FormData): Promise<FormState> {
  let periodId = 0;
  const state = await runFormAction(createPeriodInput, form, async (ctx, input) => {
    periodId = (await createPeriod(ctx, input)).id;
    return {};
  });
  if (state.ok) redirect(`/admin/periods/${periodId}`);
  return state;
}
