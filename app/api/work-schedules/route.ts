import { z } from "zod";
import { route } from "@/lib/api/route";
import { createWorkSchedule, workScheduleInput } from "@/lib/people/schedules/mutations";
import { listWorkSchedules } from "@/lib/people/schedules/queries";
import { windowsField } from "@/lib/people/schedules/windows";

export const GET = route({
  path: "/api/work-schedules",
  method: "GET",
  summary: "Work schedules: windows per weekday in local time",
  response: z.object({
    items: z.array(z.object({ id: z.number().int(), name: z.string(), windows: windowsField })),
  }),
  handle: async ({ ctx }) => ({ items: await listWorkSchedules(ctx.db) }),
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
