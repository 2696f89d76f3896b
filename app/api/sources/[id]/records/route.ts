import { z } from "zod";
import { idParam, pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { invalid } from "@/lib/errors";
import { countRecords, requireSource } from "@/lib/sources/queries";
import { countMatches, listRecords } from "@/lib/sources/records";
import { recordWire, toRecordWire } from "@/lib/sources/wire";

export const GET = route({
  path: "/api/sources/[id]/records",
  method: "GET",
  summary: "Records of a source, the newest by a time column or by import first; searched in key and title",
  params: idParam,
  query: pageQuery(["time"], "-time").extend({
    search: z.string().max(200).optional(),
    time_column: z.string().max(63).optional().describe("What time is meant; else that of the import"),
  }),
  response: pageOf(recordWire),
  handle: async ({ ctx, params, query }) => {
    const of = await requireSource(ctx.db, params.id);
    const { page, page_size, search, time_column, sort } = query;
    if (time_column && !of.columns.some((column) => column.isTime && column.columnName === time_column))
      throw invalid([{ path: "time_column", message: "The source has no such time column." }]);
    const records = await listRecords(ctx.db, of, {
      page,
      pageSize: page_size,
      search,
      timeColumn: time_column,
      oldestFirst: sort === "time",
    });
    const total = search ? await countMatches(ctx.db, of, search) : await countRecords(ctx.db, params.id);
    return { items: records.map(toRecordWire), page, page_size, total };
  },
});
