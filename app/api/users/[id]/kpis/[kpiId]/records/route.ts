import { z } from "zod";
import { requireInScope } from "@/lib/access/scope";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { getReceiptScreen } from "@/lib/dashboards/receipt/receipt-screen";
import { periodQuery, userKpiParams } from "@/lib/dashboards/user-params";
import { notFound } from "@/lib/errors";
import { EVIDENCE_PARTS } from "@/lib/scoring/evidence/queries";

const recordWire = z.object({
  id: z.number().int(),
  values: z.record(z.string(), z.string().nullable()),
  in_numerator: z.boolean().nullable(),
  share: z.string().nullable().describe("Of a shared record: what of it is this person's, from 0 to 1"),
  changed_since: z.boolean(),
});

export const GET = route({
  path: "/api/users/[id]/kpis/[kpiId]/records",
  method: "GET",
  summary: "The records behind a person's KPI value, newest first",
  params: userKpiParams,
  query: pageQuery(["time"])
    .omit({ sort: true })
    .extend({
      ...periodQuery.shape,
      part: z.enum(EVIDENCE_PARTS).default("all"),
      input: z.string().max(40).optional().describe("Of a formula: the input whose records are listed"),
      search: z.string().trim().max(100).optional(),
    }),
  response: pageOf(recordWire),
  handle: async ({ params, query, ctx, scope }) => {
    await requireInScope(ctx.db, scope, params.id);
    await noteView(ctx, params.id);
    const { page, page_size, part, input, search, period_id: wantedId } = query;
    const { shown } = await getReceiptScreen(ctx.db, scope, {
      ...{ employeeId: params.id, kpiId: params.kpiId, now: ctx.now, wantedId },
      ...{ part, input, search, page, pageSize: page_size },
    });
    if (!shown) throw notFound("A score of this person on this KPI in this period");
    const items = (shown.listed?.rows ?? []).map(
      ({ recordId, values, inNumerator, share, changedSince }) => ({
        ...{ id: recordId, values, share },
        ...{ in_numerator: inNumerator, changed_since: changedSince },
      }),
    );
    return { items, page, page_size, total: shown.listed?.total ?? 0 };
  },
});
