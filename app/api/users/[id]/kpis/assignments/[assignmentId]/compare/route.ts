import { z } from "zod";
import { route } from "@/lib/api/route";
import { compareTerms } from "@/lib/kpis/assignments/compare";
import { userAssignmentParams } from "@/lib/kpis/assignments/input";
import { requireMayReadAssignments } from "@/lib/kpis/assignments/may-assign";
import { requireAssignment, requireAssignmentVersion } from "@/lib/kpis/assignments/queries";
import { comparisonQuery } from "@/lib/kpis/versions/queries";

const change = z.object({ field: z.string(), from: z.unknown().optional(), to: z.unknown().optional() });

export const GET = route({
  path: "/api/users/[id]/kpis/assignments/[assignmentId]/compare",
  method: "GET",
  summary: "How one version of an assignment differs from another, field by field",
  params: userAssignmentParams,
  query: comparisonQuery,
  response: z.object({ from: z.number().int(), to: z.number().int(), fields: z.array(change) }),
  handle: async ({ params, query, ctx, scope }) => {
    await requireMayReadAssignments(ctx, scope, params.id);
    const { id } = await requireAssignment(ctx.db, {
      ...{ employeeId: params.id, assignmentId: params.assignmentId },
    });
    const before = await requireAssignmentVersion(ctx.db, id, query.from);
    const after = await requireAssignmentVersion(ctx.db, id, query.to);
    return { from: query.from, to: query.to, fields: compareTerms(before.terms, after.terms) };
  },
});
