"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { idField, nameField } from "../fields";
import { createWorkSchedule, deleteWorkSchedule, updateWorkSchedule } from "./mutations";
import { windowsText } from "./windows";

const schedule = z.object({ schedule_id: idField });
const scheduleForm = z.object({
  schedule_id: z.union([z.literal(""), idField]).optional(),
  name: nameField,
  mon: windowsText,
  tue: windowsText,
  wed: windowsText,
  thu: windowsText,
  fri: windowsText,
  sat: windowsText,
  sun: windowsText,
});
const refresh = () => revalidatePath("/admin/people", "layout");

/** Changes the schedule of the form, or adds one when it has none. Each day is typed as `09:00-12:30, 13:00-17:30`. */
export async function saveWorkScheduleAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(scheduleForm, form, async (ctx, input) => {
    const { schedule_id: workScheduleId, name, ...days } = input;
    const windows = Object.fromEntries(Object.entries(days).filter(([, day]) => day.length > 0));
    if (workScheduleId) await updateWorkSchedule(ctx, { workScheduleId, name, windows });
    else await createWorkSchedule(ctx, { name, windows });
    return { message: `${name} is saved.` };
  });
  refresh();
  return state;
}

export async function deleteWorkScheduleAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(schedule, form, async (ctx, input) => {
    await deleteWorkSchedule(ctx, input.schedule_id);
    return { message: "The schedule is deleted." };
  });
  refresh();
  return state;
}
