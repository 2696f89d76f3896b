import { z } from "zod";
import { RATING_BANDS } from "@/db/enums";
import { pageOf, pageQuery, sortOrder } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteViews } from "@/lib/audit/views";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { listScorecards, SCORECARD_SORTS } from "@/lib/scoring/scorecards/list";
import { listedScorecardWire, toListedScorecardWire } from "@/lib/scoring/scorecards/wire";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/performance/scorecards",
  method: "GET",
  summary: "Results of a period, of the people you may see",
  query: pageQuery(SCORECARD_SORTS).extend({
    period_id: idNumber,
    name: z.string().trim().max(100).optional(),
    rating_band: z.enum(RATING_BANDS).optional(),
  }),
  response: pageOf(listedScorecardWire),
  handle: async ({ query, ctx, scope }) => {
    const { page, page_size, period_id: periodId, name, rating_band: band } = query;
    await requirePeriod(ctx.db, periodId);
    const { column, descending } = sortOrder(query.sort);
    const sort = SCORECARD_SORTS.find((known) => known === column) ?? "name";
    const options = { periodId, name, band, page, pageSize: page_size, sort, descending };
    const { scorecards, total } = await listScorecards(ctx.db, scope, options);
    const people = scorecards.map(({ employeeId }) => employeeId);
    await noteViews(ctx, people);
    return { items: scorecards.map(toListedScorecardWire), page, page_size, total };
  },
});
