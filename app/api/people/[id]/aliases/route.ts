import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { addAlias, removeAlias } from "@/lib/people/aliases/mutations";
import { aliasInput } from "@/lib/people/input";

export const POST = route({
  path: "/api/people/[id]/aliases",
  method: "POST",
  summary: "Add a name under which records know the person; refused when someone else has it",
  params: idParam,
  body: aliasInput,
  status: 204,
  handle: ({ ctx, params, body }) => addAlias(ctx, { employeeId: params.id, alias: body.alias }),
});

export const DELETE = route({
  path: "/api/people/[id]/aliases",
  method: "DELETE",
  summary: "Remove an alias of the person",
  params: idParam,
  query: aliasInput,
  status: 204,
  handle: ({ ctx, params, query }) => removeAlias(ctx, { employeeId: params.id, alias: query.alias }),
});
