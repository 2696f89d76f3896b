import { and, eq, ne, sql } from "drizzle-orm";
import { z } from "zod";
import { holidayCalendars, holidays } from "@/db/schema/people";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { invalid } from "@/lib/errors";
import { changePeople } from "../change-people";
import { dayField, nameField } from "../fields";
import { refuseWhileUsed } from "../refuse-while-used";
import { requireHolidayCalendar } from "./queries";

export const holidayCalendarInput = z.object({
  name: nameField,
  holidays: z
    .array(z.object({ date: dayField, name: nameField }))
    .max(2_000)
    .superRefine((days, ctx) => {
      const dates = days.map((day) => day.date);
      const twice = dates.find((date, index) => dates.indexOf(date) !== index);
      if (twice) ctx.addIssue({ code: "custom", message: `${twice} is in the list twice.` });
    }),
});
type CalendarInput = z.output<typeof holidayCalendarInput>;

export function createHolidayCalendar(ctx: Ctx, input: CalendarInput): Promise<{ calendarId: number }> {
  return changePeople(ctx, async (inside) => {
    await refuseTakenName(inside, input.name, 0);
    const [created] = await inside.db
      .insert(holidayCalendars)
      .values({ name: input.name })
      .returning({ id: holidayCalendars.id });
    if (!created) throw new Error("The calendar was not stored.");
    await storeHolidays(inside, created.id, input.holidays);
    await recordAudit(inside, {
      action: "holiday_calendar.created",
      entityType: "holiday_calendar",
      entityId: created.id,
      after: input,
    });
    return { calendarId: created.id };
  });
}

/** Replaces name and holidays of a calendar. */
export function updateHolidayCalendar(
  ctx: Ctx,
  input: CalendarInput & { calendarId: number },
): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const before = await requireHolidayCalendar(inside.db, input.calendarId);
    const days = input.holidays.toSorted((a, b) => a.date.localeCompare(b.date));
    if (before.name === input.name && JSON.stringify(before.holidays) === JSON.stringify(days)) return;
    await refuseTakenName(inside, input.name, before.id);
    await inside.db
      .update(holidayCalendars)
      .set({ name: input.name })
      .where(eq(holidayCalendars.id, before.id));
    await inside.db.delete(holidays).where(eq(holidays.calendarId, before.id));
    await storeHolidays(inside, before.id, days);
    await recordAudit(inside, {
      action: "holiday_calendar.updated",
      entityType: "holiday_calendar",
      entityId: before.id,
      before: { name: before.name, holidays: before.holidays },
      after: { name: input.name, holidays: days },
    });
  });
}

/** Deletes a calendar that no unit has. */
export function deleteHolidayCalendar(ctx: Ctx, calendarId: number): Promise<void> {
  return changePeople(ctx, async (inside) => {
    const before = await requireHolidayCalendar(inside.db, calendarId);
    await refuseWhileUsed(before.name, () =>
      inside.db.delete(holidayCalendars).where(eq(holidayCalendars.id, calendarId)),
    );
    await recordAudit(inside, {
      action: "holiday_calendar.deleted",
      entityType: "holiday_calendar",
      entityId: calendarId,
      before,
    });
  });
}

async function storeHolidays(ctx: Ctx, calendarId: number, days: CalendarInput["holidays"]): Promise<void> {
  if (days.length > 0)
    await ctx.db.insert(holidays).values(days.map(({ date, name }) => ({ calendarId, date, name })));
}

async function refuseTakenName(ctx: Ctx, name: string, except: number): Promise<void> {
  const same = and(sql`lower(${holidayCalendars.name}) = lower(${name})`, ne(holidayCalendars.id, except));
  if (await ctx.db.$count(holidayCalendars, same))
    throw invalid([{ path: "name", message: `There is a calendar called ${name} already.` }]);
}
