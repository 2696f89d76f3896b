import { z } from "zod";
import { route } from "@/lib/api/route";
import { kpiInput } from "@/lib/kpis/definitions/input";
import { createKpi } from "@/lib/kpis/definitions/mutations";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { kpiResponse } from "@/lib/kpis/responses";

export const GET = route({
  path: "/api/kpis/definitions",
  method: "GET",
  summary: "KPI definitions by name, all or those that match",
  query: z.object({
    search: z.string().max(200).optional(),
    category: z.string().max(80).optional(),
    is_active: z.stringbool().optional(),
  }),
  response: z.object({ definitions: z.array(kpiResponse) }),
  handle: async ({ ctx, query: { is_active: active, ...filter } }) => ({
    definitions: await listKpis(ctx.db, { ...filter, active }),
  }),
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
