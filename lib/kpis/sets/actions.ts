"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { setParam } from "./input";
import { installSet } from "./mutations";

const chosen = z.union([z.literal("").transform(() => null), idNumber]);
const installForm = z.object({ set_id: setParam.shape.id, job_role_id: chosen, org_unit_id: chosen });

export async function installSetForm(_: FormState, form: FormData): Promise<FormState> {
  let templateId = 0;
  const state = await runFormAction(installForm, form, async (ctx, { set_id: setId, ...input }) => {
    ({ templateId } = await installSet(ctx, { setId, input }));
    return {};
  });
  if (!state.ok) return state;
  revalidatePath("/admin", "layout");
  redirect(`/admin/templates/${templateId}`);
}
