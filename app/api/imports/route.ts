import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listImports } from "@/lib/sources/import/queries";
import { importWire, toImportWire } from "@/lib/sources/wire";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/imports",
  method: "GET",
  summary: "Imports of records and people, the newest first",
  query: pageQuery(["id"], "-id").extend({ source_id: idNumber.optional() }),
  response: pageOf(importWire),
  handle: async ({ ctx, query }) => {
    const { page, page_size, source_id: sourceId, sort } = query;
    const asked = { page, pageSize: page_size, sourceId, oldestFirst: sort === "id" };
    const { imports, total } = await listImports(ctx.db, asked);
    return { items: imports.map(toImportWire), page, page_size, total };
  },
});
