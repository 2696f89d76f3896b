import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { updateUnitInput } from "@/lib/people/units/input";
import { deleteUnit, updateUnit } from "@/lib/people/units/mutations";

export const PATCH = route({
  path: "/api/org-units/[id]",
  method: "PATCH",
  summary: "Rename, move or configure a unit; a move below itself is refused with the way round",
  params: idParam,
  body: updateUnitInput,
  status: 204,
  handle: ({ ctx, params, body }) => updateUnit(ctx, { unitId: params.id, change: body }),
});

export const DELETE = route({
  path: "/api/org-units/[id]",
  method: "DELETE",
  summary: "Delete an empty unit",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteUnit(ctx, params.id),
});
