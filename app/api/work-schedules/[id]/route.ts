import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { deleteWorkSchedule, updateWorkSchedule, workScheduleInput } from "@/lib/people/schedules/mutations";

export const PUT = route({
  path: "/api/work-schedules/[id]",
  method: "PUT",
  summary: "Replace name and windows of a work schedule",
  params: idParam,
  body: workScheduleInput,
  status: 204,
  handle: ({ ctx, params, body }) => updateWorkSchedule(ctx, { workScheduleId: params.id, ...body }),
});

export const DELETE = route({
  path: "/api/work-schedules/[id]",
  method: "DELETE",
  summary: "Delete a work schedule that no unit and no person has",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteWorkSchedule(ctx, params.id),
});
