"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { idField } from "../fields";
import { createJobRole, deleteJobRole, jobRoleInput, renameJobRole } from "./mutations";

const role = z.object({ job_role_id: idField });
const roleForm = jobRoleInput.extend({ job_role_id: z.union([z.literal(""), idField]).optional() });
const refresh = () => revalidatePath("/admin/people", "layout");

/** Renames the role of the form, or adds one when it has none. */
export async function saveJobRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(roleForm, form, async (ctx, { job_role_id: jobRoleId, name }) => {
    if (jobRoleId) await renameJobRole(ctx, { jobRoleId, name });
    else await createJobRole(ctx, { name });
    return { message: jobRoleId ? "Renamed." : `${name} is added.` };
  });
  refresh();
  return state;
}

export async function deleteJobRoleAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(role, form, async (ctx, input) => {
    await deleteJobRole(ctx, input.job_role_id);
    return { message: "The job role is deleted." };
  });
  refresh();
  return state;
}
