import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kraChangeInput } from "@/lib/kpis/kras/input";
import { deleteKra, updateKra } from "@/lib/kpis/kras/mutations";
import { kraResponse } from "@/lib/kpis/responses";

export const PATCH = route({
  path: "/api/kras/[id]",
  method: "PATCH",
  summary: "Change a key result area's name, description or default weight",
  params: idParam,
  body: kraChangeInput,
  response: kraResponse,
  handle: ({ ctx, params, body }) => updateKra(ctx, { kraId: params.id, change: body }),
});

export const DELETE = route({
  path: "/api/kras/[id]",
  method: "DELETE",
  summary: "Delete a key result area that no template holds",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteKra(ctx, params.id),
});
