import { z } from "zod";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { appealInput } from "@/lib/reviews/appeals/input";
import { APPEAL_FILTERS, listAppeals } from "@/lib/reviews/appeals/queries";
import { submitAppeal } from "@/lib/reviews/appeals/submit";
import { appealWire, toAppealWire } from "@/lib/reviews/appeals/wire";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/appeals",
  method: "GET",
  summary: "Disputed figures: one's own, of the people one leads, for human resources everyone's; due first",
  query: pageQuery(["due_on", "id"]).extend({
    state: z.enum(APPEAL_FILTERS).optional().describe("open: waits for an answer"),
    employee_id: idNumber.optional(),
    period_id: idNumber.optional(),
    kpi_id: idNumber.optional(),
  }),
  response: pageOf(appealWire),
  handle: async ({ query, ctx, scope }) => {
    const { page, page_size: pageSize, state: filter, sort } = query;
    const { employee_id: employeeId, period_id: periodId, kpi_id: kpiId } = query;
    const asked = { filter, employeeId, periodId, kpiId, page, pageSize, sort };
    const { appeals, total } = await listAppeals(ctx.db, scope, asked);
    return { items: appeals.map(toAppealWire), page, page_size: pageSize, total };
  },
});

export const POST = route({
  path: "/api/appeals",
  method: "POST",
  summary: "Dispute a figure of one's own, or records behind it, with files of at most 5 MB together",
  body: appealInput,
  response: z.object({ id: z.number().int() }),
  status: 201,
  handle: async ({ body, ctx }) => ({ id: await submitAppeal(ctx, body) }),
});
