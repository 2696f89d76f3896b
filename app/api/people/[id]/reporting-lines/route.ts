import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { endReportingLineInput, reportingLineInput } from "@/lib/people/input";
import { changeReporting, endReportingLine } from "@/lib/people/reporting/mutations";

export const POST = route({
  path: "/api/people/[id]/reporting-lines",
  method: "POST",
  summary:
    "Another direct manager from a day on, or a dotted line; refused with the loop it would close, like Ada → Ben → Ada",
  params: idParam,
  body: reportingLineInput,
  response: z.object({ changed: z.boolean() }),
  handle: ({ ctx, params, body }) => changeReporting(ctx, { employeeId: params.id, line: body }),
});

export const DELETE = route({
  path: "/api/people/[id]/reporting-lines",
  method: "DELETE",
  summary: "End a reporting line on a day",
  params: idParam,
  query: endReportingLineInput,
  status: 204,
  handle: ({ ctx, params, query }) =>
    endReportingLine(ctx, { employeeId: params.id, lineId: query.line_id, on: query.effective_to }),
});
