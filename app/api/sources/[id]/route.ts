import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { updateSourceInput } from "@/lib/sources/input";
import { deleteSource, updateSource } from "@/lib/sources/mutations";
import { countRecords, requireSource } from "@/lib/sources/queries";
import { sourceDetailWire, toSourceDetailWire } from "@/lib/sources/wire";

export const GET = route({
  path: "/api/sources/[id]",
  method: "GET",
  summary: "A source with its columns",
  params: idParam,
  response: sourceDetailWire,
  handle: async ({ ctx, params }) =>
    toSourceDetailWire(await requireSource(ctx.db, params.id), await countRecords(ctx.db, params.id)),
});

export const PATCH = route({
  path: "/api/sources/[id]",
  method: "PATCH",
  summary: "Change a source's name, description, time zone or what happens to unknown owners",
  params: idParam,
  body: updateSourceInput,
  response: sourceDetailWire,
  handle: async ({ ctx, params, body }) => {
    await updateSource(ctx, params.id, body);
    return toSourceDetailWire(await requireSource(ctx.db, params.id), await countRecords(ctx.db, params.id));
  },
});

export const DELETE = route({
  path: "/api/sources/[id]",
  method: "DELETE",
  summary: "Delete a source with its records, unless a KPI reads it",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteSource(ctx, params.id),
});
