import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { createHolidayCalendar, holidayCalendarInput } from "@/lib/people/calendars/mutations";
import { listHolidayCalendars } from "@/lib/people/calendars/queries";

const calendarWire = z.object({
  id: z.number().int(),
  name: z.string(),
  holidays: z.array(z.object({ date: z.iso.date(), name: z.string() })),
});
const by = { name: ({ name }: { name: string }) => name };

export const GET = route({
  path: "/api/holiday-calendars",
  method: "GET",
  summary: "Holiday calendars with their days",
  query: pageQuery(["name"]),
  response: pageOf(calendarWire),
  handle: async ({ ctx, query }) => pageOfAll(await listHolidayCalendars(ctx.db), { ...query, by }),
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
