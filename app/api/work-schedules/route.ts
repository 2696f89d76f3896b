import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { createWorkSchedule, workScheduleInput } from "@/lib/people/schedules/mutations";
import { listWorkSchedules } from "@/lib/people/schedules/queries";
import { windowsField } from "@/lib/people/schedules/windows";

const scheduleWire = z.object({ id: z.number().int(), name: z.string(), windows: windowsField });
const by = { name: ({ name }: { name: string }) => name };

export const GET = route({
  path: "/api/work-schedules",
  method: "GET",
  summary: "Work schedules: windows per weekday in local time",
  query: pageQuery(["name"]),
  response: pageOf(scheduleWire),
  handle: async ({ ctx, query }) => pageOfAll(await listWorkSchedules(ctx.db), { ...query, by }),
});

export const POST = route({
  path: "/api/work-schedules",
  method: "POST",
  summary: "Add a work schedule",
  body: workScheduleInput,
  status: 201,
  response: z.object({ id: z.number().int() }),
  handle: async ({ ctx, body }) => ({ id: (await createWorkSchedule(ctx, body)).workScheduleId }),
});
