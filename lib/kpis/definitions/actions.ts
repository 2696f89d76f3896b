"use server";

import { revalidatePath } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { kpiChangeInput, kpiInput } from "./input";
import { createKpi, deleteKpi, setKpiActive, updateKpi } from "./mutations";

const kpiId = idNumber;

export async function createKpiAction(input: unknown) {
  return runAction(kpiInput, input, createKpi);
}

export async function updateKpiAction(id: number, input: unknown) {
  return runAction(kpiChangeInput, input, (ctx, parsed) => updateKpi(ctx, { kpiId: id, input: parsed }));
}

export async function setKpiActiveForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ kpiId, isActive: z.string() }), form, async (ctx, parsed) => {
    const kpi = await setKpiActive(ctx, { kpiId: parsed.kpiId, isActive: parsed.isActive !== "" });
    return { message: `${kpi.name} is ${kpi.is_active ? "offered for templates again" : "deactivated"}.` };
  });
  if (state.ok) revalidatePath("/admin/kpis", "layout");
  return state;
}

export async function deleteKpiForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(z.object({ kpiId }), form, async (ctx, parsed) => {
    await deleteKpi(ctx, parsed.kpiId);
    return {};
  });
  if (state.ok) redirect("/admin/kpis");
  return state;
}
