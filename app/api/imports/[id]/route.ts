import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { requireImport } from "@/lib/sources/import/queries";
import { importWire, toImportWire } from "@/lib/sources/wire";

export const GET = route({
  path: "/api/imports/[id]",
  method: "GET",
  summary: "How far an import is, and its counts",
  params: idParam,
  response: importWire,
  handle: async ({ ctx, params }) => toImportWire(await requireImport(ctx.db, params.id)),
});
