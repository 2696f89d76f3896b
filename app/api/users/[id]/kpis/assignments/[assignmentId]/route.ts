import { z } from "zod";
import { route } from "@/lib/api/route";
import { userAssignmentParams } from "@/lib/kpis/assignments/input";
import { requireMayReadAssignments } from "@/lib/kpis/assignments/may-assign";
import { listAssignmentVersions, requireAssignment } from "@/lib/kpis/assignments/queries";
import {
  assignmentVersionWire,
  assignmentWire,
  toAssignmentVersionWire,
  toAssignmentWire,
} from "@/lib/kpis/assignments/wire";

export const GET = route({
  path: "/api/users/[id]/kpis/assignments/[assignmentId]",
  method: "GET",
  summary: "One assignment of a person with all its versions, newest first",
  params: userAssignmentParams,
  response: assignmentWire.extend({ versions: z.array(assignmentVersionWire) }),
  handle: async ({ params, ctx, scope }) => {
    await requireMayReadAssignments(ctx, scope, params.id);
    const key = { employeeId: params.id, assignmentId: params.assignmentId };
    const assignment = await requireAssignment(ctx.db, key);
    const versions = await listAssignmentVersions(ctx.db, assignment.id);
    return { ...toAssignmentWire(assignment), versions: versions.map(toAssignmentVersionWire) };
  },
});
