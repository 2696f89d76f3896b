"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { currentViewer } from "@/lib/access/current-viewer";
import { mintScope, type Scope } from "@/lib/access/scope";
import { AppError } from "@/lib/errors";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { idNumber } from "@/lib/zod-fields";
import { acceptPlanInput, checkInInput, declinePlanInput, endPlanInput, goalInput } from "./input";
import { acceptPlan, addGoal, checkIn, declinePlan, endPlan, setGoalMet } from "./mutations";

const plan = { plan_id: idNumber };

async function scopeAt(now: Date): Promise<Scope> {
  const viewer = await currentViewer();
  if (!viewer) throw new AppError("unauthenticated", "Your session has ended. Sign in again.");
  return mintScope(viewer, now);
}

function shown(state: FormState): FormState {
  if (state.ok) revalidatePath("/plans", "layout");
  return state;
}

export async function acceptPlanAction(planId: number, input: unknown) {
  return runAction(acceptPlanInput, input, async (ctx, parsed) => {
    await acceptPlan(ctx, { scope: await scopeAt(ctx.now), planId, input: parsed });
  });
}

export async function declinePlanForm(_: FormState, form: FormData): Promise<FormState> {
  const decline = runFormAction(declinePlanInput.extend(plan), form, async (ctx, { plan_id, reason }) => {
    await declinePlan(ctx, { scope: await scopeAt(ctx.now), planId: plan_id, reason });
    return { message: "The plan is declined." };
  });
  return shown(await decline);
}

export async function checkInForm(_: FormState, form: FormData): Promise<FormState> {
  const note = runFormAction(checkInInput.extend(plan), form, async (ctx, parsed) => {
    await checkIn(ctx, { scope: await scopeAt(ctx.now), planId: parsed.plan_id, note: parsed.note });
    return { message: "Noted." };
  });
  return shown(await note);
}

export async function addGoalForm(_: FormState, form: FormData): Promise<FormState> {
  const add = runFormAction(goalInput.extend(plan), form, async (ctx, { plan_id, ...input }) => {
    await addGoal(ctx, { scope: await scopeAt(ctx.now), planId: plan_id, input });
    return { message: "The goal is added." };
  });
  return shown(await add);
}

export async function setGoalMetForm(_: FormState, form: FormData): Promise<FormState> {
  const schema = z.object({ ...plan, goal_id: idNumber, met: z.string() });
  const set = runFormAction(schema, form, async (ctx, { plan_id, goal_id, met }) => {
    const act = { scope: await scopeAt(ctx.now), planId: plan_id, goalId: goal_id };
    await setGoalMet(ctx, { ...act, met: met !== "" });
    return { message: met === "" ? "The goal is open again." : "The goal is met." };
  });
  return shown(await set);
}

export async function endPlanForm(_: FormState, form: FormData): Promise<FormState> {
  const end = runFormAction(endPlanInput.extend(plan), form, async (ctx, { plan_id, outcome }) => {
    await endPlan(ctx, { scope: await scopeAt(ctx.now), planId: plan_id, outcome });
    return { message: "The plan has ended." };
  });
  return shown(await end);
}
