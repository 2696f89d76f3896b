import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { createJobRole, jobRoleInput } from "@/lib/people/job-roles/mutations";
import { listJobRolesWithHeadCounts } from "@/lib/people/job-roles/queries";
import { organisationToday } from "@/lib/people/today";

const roleWire = z.object({ id: z.number().int(), name: z.string(), head_count: z.number().int() });
type Listed = z.output<typeof roleWire>;
const COMPARED = {
  name: ({ name }: Listed) => name,
  head_count: ({ head_count }: Listed) => String(head_count),
};

export const GET = route({
  path: "/api/job-roles",
  method: "GET",
  summary: "Job roles, with head counts of today",
  query: pageQuery(["name", "head_count"]),
  response: pageOf(roleWire),
  handle: async ({ ctx, query }) => {
    const roles = await listJobRolesWithHeadCounts(ctx.db, await organisationToday(ctx.db, ctx.now));
    const all = roles.map(({ id, name, headCount }) => ({ id, name, head_count: headCount }));
    return pageOfAll(all, { ...query, by: COMPARED });
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
