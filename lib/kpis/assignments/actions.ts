"use server";

import { revalidatePath } from "next/cache";
import { type FormState, runAction, runFormAction } from "@/lib/forms/action";
import { assignToMany, takeBackAssignments } from "./bulk";
import { editForm, endForm, toChange } from "./forms";
import { bulkAssignInput, takeBackInput } from "./input";
import { changeAssignment, endAssignment } from "./mutations";
import { toBulkWire } from "./wire";

/** One KPI to one person or to many; the answer says who got it. */
export async function assignManyAction(input: unknown) {
  const result = await runAction(bulkAssignInput, input, async (ctx, parsed) =>
    toBulkWire(await assignToMany(ctx, parsed)),
  );
  if (result.ok) revalidatePath("/", "layout");
  return result;
}

export async function takeBackAction(input: unknown) {
  const result = await runAction(takeBackInput, input, takeBackAssignments);
  if (result.ok) revalidatePath("/", "layout");
  return result;
}

export async function editAssignmentForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(editForm, form, async (ctx, input) => {
    const { employee_id: employeeId, kpi_id: kpiId } = input;
    const { version } = await changeAssignment(ctx, { employeeId, kpiId, change: toChange(input) });
    return { message: `Saved as version ${version}.` };
  });
  if (state.ok) revalidatePath("/", "layout");
  return state;
}

/** Ends it today; one that has not begun is taken back. */
export async function endAssignmentForm(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(endForm, form, async (ctx, { employee_id, assignment_id, reason }) => {
    const { is_active } = await endAssignment(ctx, {
      ...{ employeeId: employee_id, assignmentId: assignment_id, reason },
    });
    return { message: is_active ? "It ends today." : "It is taken back." };
  });
  if (state.ok) revalidatePath("/", "layout");
  return state;
}
