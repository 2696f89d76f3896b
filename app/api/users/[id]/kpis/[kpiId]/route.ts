import { requireInScope } from "@/lib/access/scope";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { getReceiptScreen } from "@/lib/dashboards/receipt/receipt-screen";
import { receiptSteps } from "@/lib/dashboards/receipt/receipt-steps";
import { ruleWords, stepWords } from "@/lib/dashboards/receipt/receipt-words";
import { receiptWire, toReceiptWire } from "@/lib/dashboards/receipt/wire-receipt";
import { periodQuery, userKpiParams } from "@/lib/dashboards/user-params";
import { notFound } from "@/lib/errors";
import { assignmentChangeInput } from "@/lib/kpis/assignments/input";
import { changeAssignment } from "@/lib/kpis/assignments/mutations";
import { assignmentWire, toAssignmentWire } from "@/lib/kpis/assignments/wire";

export const GET = route({
  path: "/api/users/[id]/kpis/[kpiId]",
  method: "GET",
  summary: "The receipt of one KPI: rule, steps, guardrail, evidence",
  params: userKpiParams,
  query: periodQuery,
  response: receiptWire,
  handle: async ({ params, query, ctx, scope }) => {
    await requireInScope(ctx.db, scope, params.id);
    await noteView(ctx, params.id);
    const { shown } = await getReceiptScreen(ctx.db, scope, {
      employeeId: params.id,
      kpiId: params.kpiId,
      now: ctx.now,
      wantedId: query.period_id,
      part: "all",
      page: 1,
      pageSize: 1,
    });
    if (!shown) throw notFound("A score of this person on this KPI in this period");
    const { receipt } = shown;
    return toReceiptWire(shown, {
      rule: ruleWords(shown, receipt.scorecard.employee.name),
      steps: receiptSteps(receipt, stepWords(shown, receipt.scorecard.employee.name)),
    });
  },
});

export const PUT = route({
  path: "/api/users/[id]/kpis/[kpiId]",
  method: "PUT",
  summary: "Change, end or take back what is assigned to a person; saved as its next version",
  params: userKpiParams,
  body: assignmentChangeInput,
  response: assignmentWire,
  handle: async ({ params, body, ctx }) => {
    const of = { employeeId: params.id, kpiId: params.kpiId };
    return toAssignmentWire(await changeAssignment(ctx, { ...of, change: body }));
  },
});
