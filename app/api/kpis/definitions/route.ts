import { z } from "zod";
import { CALCULATION_TYPES } from "@/db/enums";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { type LibraryEntry, listLibrary } from "@/lib/kpis/library/queries";
import { usageJson, usageResponse } from "@/lib/kpis/library/wire";
import { kpiResponse } from "@/lib/kpis/responses";
import { organisationToday } from "@/lib/people/today";
import { requireSource } from "@/lib/sources/queries";
import { idNumber } from "@/lib/zod-fields";

const listedKpi = kpiResponse.extend(usageResponse.shape);

const COMPARED = {
  name: ({ kpi }: LibraryEntry) => kpi.name,
  category: ({ kpi }: LibraryEntry) => kpi.category,
  updated_at: ({ kpi }: LibraryEntry) => kpi.updated_at,
};

export const GET = route({
  path: "/api/kpis/definitions",
  method: "GET",
  summary: "KPI definitions with what uses each, all or those that match",
  query: pageQuery(["name", "category", "updated_at"]).extend({
    search: z.string().max(200).optional(),
    category: z.string().max(80).optional(),
    calculation_type: z.enum(CALCULATION_TYPES).optional(),
    source_id: idNumber.optional(),
    used: z.stringbool().optional(),
    is_active: z.stringbool().optional(),
  }),
  response: pageOf(listedKpi)
    .omit({ items: true })
    .extend({ definitions: z.array(listedKpi) }),
  handle: async ({ ctx, query }) => {
    const { calculation_type: kind, source_id, is_active: active, page, page_size, sort, ...filter } = query;
    const source = source_id === undefined ? undefined : (await requireSource(ctx.db, source_id)).source;
    const entries = await listLibrary(ctx.db, {
      filter: { ...filter, kind, source, active },
      day: await organisationToday(ctx.db, ctx.now),
    });
    const { items, ...paging } = pageOfAll(entries, { page, page_size, sort, by: COMPARED });
    return { definitions: items.map(({ kpi, usage }) => ({ ...kpi, ...usageJson(usage) })), ...paging };
  },
});

export const POST = route({
  path: "/api/kpis/definitions",
  method: "POST",
  summary: "Define a KPI; the answer is the whole of it",
  body: kpiInput,
  response: kpiResponse,
  status: 201,
  handle: ({ ctx, body }) => createKpi(ctx, body),
});
