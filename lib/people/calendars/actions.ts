"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { type FormState, runFormAction } from "@/lib/forms/action";
import { idField } from "../fields";
import { parseHolidays } from "./holiday-lines";
import {
  createHolidayCalendar,
  deleteHolidayCalendar,
  holidayCalendarInput,
  updateHolidayCalendar,
} from "./mutations";

const calendar = z.object({ calendar_id: idField });
const holidaysText = z
  .string()
  .transform((text, ctx) => {
    const read = parseHolidays(text);
    if (read.ok) return read.holidays;
    ctx.addIssue({ code: "custom", message: `“${read.line}” is not a day with its name.` });
    return z.NEVER;
  })
  .pipe(holidayCalendarInput.shape.holidays);
const calendarForm = z.object({
  calendar_id: z.union([z.literal(""), idField]).optional(),
  name: holidayCalendarInput.shape.name,
  holidays: holidaysText,
});
const refresh = () => revalidatePath("/admin/people", "layout");

/** Changes the calendar of the form, or adds one when it has none. Holidays are typed one a line. */
export async function saveHolidayCalendarAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(calendarForm, form, async (ctx, input) => {
    const { calendar_id: calendarId, name, holidays } = input;
    if (calendarId) await updateHolidayCalendar(ctx, { calendarId, name, holidays });
    else await createHolidayCalendar(ctx, { name, holidays });
    return { message: `${name} is saved.` };
  });
  refresh();
  return state;
}

export async function deleteHolidayCalendarAction(_: FormState, form: FormData): Promise<FormState> {
  const state = await runFormAction(calendar, form, async (ctx, input) => {
    await deleteHolidayCalendar(ctx, input.calendar_id);
    return { message: "The calendar is deleted." };
  });
  refresh();
  return state;
}
