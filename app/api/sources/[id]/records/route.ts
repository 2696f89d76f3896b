import { z } from "zod";
import { idParam, pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { countRecords, requireSource } from "@/lib/sources/queries";
import { countMatches, listRecords } from "@/lib/sources/records";
import { recordWire, toRecordWire } from "@/lib/sources/wire";

export const GET = route({
  path: "/api/sources/[id]/records",
  method: "GET",
  summary: "Records of a source, the newest by a time column or by import first; searched in key and title",
  params: idParam,
  query: pageQuery(["-record_id"])
    .omit({ sort: true })
    .extend({ search: z.string().max(200).optional(), time_column: z.string().max(63).optional() }),
  response: pageOf(recordWire),
  handle: async ({ ctx, params, query }) => {
    const of = await requireSource(ctx.db, params.id);
    const { page, page_size, search, time_column } = query;
    const records = await listRecords(ctx.db, of, {
      page,
      pageSize: page_size,
      search,
      timeColumn: time_column,
    });
    const total = search ? await countMatches(ctx.db, of, search) : await countRecords(ctx.db, params.id);
    return { items: records.map(toRecordWire), page, page_size, total };
  },
});
