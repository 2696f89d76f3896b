import { route } from "@/lib/api/route";
import { userParam } from "@/lib/dashboards/user-params";
import { assignInput } from "@/lib/kpis/assignments/input";
import { assignKpi } from "@/lib/kpis/assignments/mutations";
import { assignmentWire, toAssignmentWire } from "@/lib/kpis/assignments/wire";

export const POST = route({
  path: "/api/users/[id]/kpis/assign",
  method: "POST",
  summary:
    "Assign a KPI to a person, with a target, a weight and days of their own; for their managers and HR",
  params: userParam,
  body: assignInput,
  response: assignmentWire,
  status: 201,
  handle: async ({ params, body, ctx }) =>
    toAssignmentWire(await assignKpi(ctx, { employeeId: params.id, input: body })),
});
