"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { resumeImport } from "@/lib/sources/import/upload";
import { updateSourceInput } from "@/lib/sources/input";
import { matchOwners } from "@/lib/sources/match-owners";
import { deleteSource, updateSource } from "@/lib/sources/mutations";
import { idNumber } from "@/lib/zod-fields";

const sourceId = idNumber;

export async function updateSourceAction(_: FormState, form: FormData): Promise<FormState> {
  return runFormAction(updateSourceInput.extend({ source_id: sourceId }), form, async (ctx, input) => {
    const { source_id, ...changes } = input;
    await updateSource(ctx, source_id, changes);
    return { message: "Saved. It holds for coming imports." };
  });
}

export async function deleteSourceAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ source_id: sourceId }), form, async (ctx, input) => {
    await deleteSource(ctx, input.source_id);
    return undefined;
  });
  if (state.ok) redirect("/admin/sources");
  return state;
}

export async function matchOwnersAction(_: FormState, form: FormData): Promise<FormState> {
  return runFormAction(z.object({ source_id: sourceId }), form, async (ctx, input) => {
    const matched = await matchOwners(ctx, input.source_id);
    return {
      message: matched === 0 ? "Nobody new was found." : `${matched.toLocaleString("en")} owners found.`,
    };
  });
}

export async function resumeImportAction(_: FormState, form: FormData): Promise<FormState> {
  return runFormAction(z.object({ import_id: sourceId }), form, async (ctx, input) => {
    await resumeImport(ctx, input.import_id);
    return { message: "Queued again." };
  });
}
