import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { requireImport } from "@/lib/sources/import/queries";
import { resumeImport } from "@/lib/sources/import/upload";
import { importWire, toImportWire } from "@/lib/sources/wire";

export const POST = route({
  path: "/api/imports/[id]/resume",
  method: "POST",
  summary: "Queue an import again that broke off; it goes on behind the last stored line",
  params: idParam,
  response: importWire,
  status: 202,
  handle: async ({ ctx, params }) => {
    await resumeImport(ctx, params.id);
    return toImportWire(await requireImport(ctx.db, params.id));
  },
});
