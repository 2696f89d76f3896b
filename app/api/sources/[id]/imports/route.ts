import { idParam } from "@/lib/api/paging";
import { requestBody } from "@/lib/api/request-body";
import { route } from "@/lib/api/route";
import { requireImport } from "@/lib/sources/import/queries";
import { uploadImport } from "@/lib/sources/import/upload";
import { uploadQuery } from "@/lib/sources/input";
import { importWire, toImportWire } from "@/lib/sources/wire";

export const POST = route({
  path: "/api/sources/[id]/imports",
  method: "POST",
  summary: "Upload a CSV file (or .csv.gz) into a source; it is imported in the background",
  params: idParam,
  query: uploadQuery,
  rawBody: "text/csv",
  response: importWire,
  status: 202,
  handle: async ({ ctx, params, query, request }) => {
    const importId = await uploadImport(ctx, {
      sourceId: params.id,
      fileName: query.file_name,
      unknownOwners: query.unknown_owners,
      body: requestBody(request),
    });
    return toImportWire(await requireImport(ctx.db, importId));
  },
});
