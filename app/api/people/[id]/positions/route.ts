import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { positionInput } from "@/lib/people/input";
import { changePosition } from "@/lib/people/positions/mutations";

export const POST = route({
  path: "/api/people/[id]/positions",
  method: "POST",
  summary: "Unit and job role from a day on; the position in force ends on that day",
  params: idParam,
  body: positionInput,
  response: z.object({ changed: z.boolean() }),
  handle: ({ ctx, params, body }) =>
    changePosition(ctx, {
      employeeId: params.id,
      orgUnitId: body.org_unit_id,
      jobRoleId: body.job_role_id,
      from: body.effective_from,
    }),
});
