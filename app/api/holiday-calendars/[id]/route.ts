import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import {
  deleteHolidayCalendar,
  holidayCalendarInput,
  updateHolidayCalendar,
} from "@/lib/people/calendars/mutations";

export const PUT = route({
  path: "/api/holiday-calendars/[id]",
  method: "PUT",
  summary: "Replace name and days of a holiday calendar",
  params: idParam,
  body: holidayCalendarInput,
  status: 204,
  handle: ({ ctx, params, body }) => updateHolidayCalendar(ctx, { calendarId: params.id, ...body }),
});

export const DELETE = route({
  path: "/api/holiday-calendars/[id]",
  method: "DELETE",
  summary: "Delete a holiday calendar that no unit has",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteHolidayCalendar(ctx, params.id),
});
