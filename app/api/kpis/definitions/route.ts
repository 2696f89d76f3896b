import { z } from "zod";
import { CALCULATION_TYPES } from "@/db/enums";
import { route } from "@/lib/api/route";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { listLibrary } from "@/lib/kpis/library/queries";
import { usageJson, usageResponse } from "@/lib/kpis/library/wire";
import { kpiResponse } from "@/lib/kpis/responses";
import { organisationToday } from "@/lib/people/today";
import { requireSource } from "@/lib/sources/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/kpis/definitions",
  method: "GET",
  summary: "KPI definitions by name with what uses each, all or those that match",
  query: z.object({
    search: z.string().max(200).optional(),
    category: z.string().max(80).optional(),
    calculation_type: z.enum(CALCULATION_TYPES).optional(),
    source_id: idNumber.optional(),
    used: z.stringbool().optional(),
    is_active: z.stringbool().optional(),
  }),
  response: z.object({ definitions: z.array(kpiResponse.extend(usageResponse.shape)) }),
  handle: async ({ ctx, query: { calculation_type: kind, source_id, is_active: active, ...filter } }) => {
    const source = source_id === undefined ? undefined : (await requireSource(ctx.db, source_id)).source;
    const entries = await listLibrary(ctx.db, {
      filter: { ...filter, kind, source, active },
      day: await organisationToday(ctx.db, ctx.now),
    });
    return { definitions: entries.map(({ kpi, usage }) => ({ ...kpi, ...usageJson(usage) })) };
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
