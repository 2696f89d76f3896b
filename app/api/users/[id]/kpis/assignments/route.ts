import { z } from "zod";
import { route } from "@/lib/api/route";
import { userParam } from "@/lib/dashboards/user-params";
import { requireMayReadAssignments } from "@/lib/kpis/assignments/may-assign";
import { listAssignments } from "@/lib/kpis/assignments/queries";
import { assignmentWire, toAssignmentWire } from "@/lib/kpis/assignments/wire";

export const GET = route({
  path: "/api/users/[id]/kpis/assignments",
  method: "GET",
  summary: "Everything assigned to a person, newest first, what ended or was taken back too",
  params: userParam,
  response: z.object({ assignments: z.array(assignmentWire) }),
  handle: async ({ params, ctx, scope }) => {
    await requireMayReadAssignments(ctx, scope, params.id);
    return { assignments: (await listAssignments(ctx.db, params.id)).map(toAssignmentWire) };
  },
});
