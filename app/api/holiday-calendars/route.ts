import { z } from "zod";
import { route } from "@/lib/api/route";
import { createHolidayCalendar, holidayCalendarInput } from "@/lib/people/calendars/mutations";
import { listHolidayCalendars } from "@/lib/people/calendars/queries";

export const GET = route({
  path: "/api/holiday-calendars",
  method: "GET",
  summary: "Holiday calendars with their days",
  response: z.object({
    items: z.array(
      z.object({
        id: z.number().int(),
        name: z.string(),
        holidays: z.array(z.object({ date: z.iso.date(), name: z.string() })),
      }),
    ),
  }),
  handle: async ({ ctx }) => ({ items: await listHolidayCalendars(ctx.db) }),
});

export const POST = route({
  path: "/api/holiday-calendars",
  method: "POST",
  summary: "Add a holiday calendar",
  body: holidayCalendarInput,
  status: 201,
  response: z.object({ id: z.number().int() }),
  handle: async ({ ctx, body }) => ({ id: (await createHolidayCalendar(ctx, body)).calendarId }),
});
