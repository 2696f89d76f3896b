"use server";

import { redirect } from "next/navigation";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { requestRunInput } from "./input";
import { requestRun } from "./mutations";

const input = requestRunInput.pick({ periodId: true });

/** Asks for a period to be computed for everyone, and goes to watch it. */
export async function computePeriodAction(_: FormState, form: FormData): Promise<FormState> {
  let runId = 0;
  const state = await runFormAction(input, form, async (ctx, { periodId }) => {
    runId = (await requestRun(ctx, { periodId, trigger: "screen" })).id;
    return {};
  });
  if (state.ok) redirect(`/admin/runs/${runId}`);
  return state;
}
