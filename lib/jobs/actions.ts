"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { JOB_CATALOGUE } from "./catalogue";
import { startJob } from "./mutations";
import { JOB_NAMES } from "./names";

export async function startJobAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ job: z.enum(JOB_NAMES) }), form, async (ctx, { job }) => {
    await startJob(ctx, job);
    return { message: `${JOB_CATALOGUE[job].title} is queued.` };
  });
  if (state.ok) revalidatePath("/admin/jobs");
  return state;
}
