import { z } from "zod";
import { route } from "@/lib/api/route";
import { createJobRole, jobRoleInput } from "@/lib/people/job-roles/mutations";
import { listJobRolesWithHeadCounts } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";

export const GET = route({
  path: "/api/job-roles",
  method: "GET",
  summary: "Job roles by name, with head counts of today",
  response: z.object({
    items: z.array(z.object({ id: z.number().int(), name: z.string(), head_count: z.number().int() })),
  }),
  handle: async ({ ctx }) => {
    const roles = await listJobRolesWithHeadCounts(ctx.db, await organisationToday(ctx.db, ctx.now));
    return { items: roles.map(({ id, name, headCount }) => ({ id, name, head_count: headCount })) };
  },
});

export const POST = route({
  path: "/api/job-roles",
  method: "POST",
  summary: "Add a job role",
  body: jobRoleInput,
  status: 201,
  response: z.object({ id: z.number().int() }),
  handle: async ({ ctx, body }) => ({ id: (await createJobRole(ctx, body)).jobRoleId }),
});
