import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { deleteJobRole, jobRoleInput, renameJobRole } from "@/lib/people/job-roles/mutations";

export const PATCH = route({
  path: "/api/job-roles/[id]",
  method: "PATCH",
  summary: "Rename a job role",
  params: idParam,
  body: jobRoleInput,
  status: 204,
  handle: ({ ctx, params, body }) => renameJobRole(ctx, { jobRoleId: params.id, name: body.name }),
});

export const DELETE = route({
  path: "/api/job-roles/[id]",
  method: "DELETE",
  summary: "Delete a job role that nobody has or had",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteJobRole(ctx, params.id),
});
