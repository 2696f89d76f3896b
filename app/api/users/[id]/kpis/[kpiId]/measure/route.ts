import { route } from "@/lib/api/route";
import { userKpiParams } from "@/lib/dashboards/user-params";
import { measureInput } from "@/lib/scoring/manual/input";
import { recordMeasurement } from "@/lib/scoring/manual/measure-period";
import { entryWire, toEntryWire } from "@/lib/scoring/manual/wire";

export const POST = route({
  path: "/api/users/[id]/kpis/[kpiId]/measure",
  method: "POST",
  summary: "Enter or correct a person's value of a manual KPI; for their managers and human resources",
  params: userKpiParams,
  body: measureInput,
  response: entryWire.nullable(),
  handle: async ({ params, body, ctx }) => {
    const key = { employeeId: params.id, kpiId: params.kpiId };
    const entry = await recordMeasurement(ctx, { ...key, input: body });
    return entry && toEntryWire(entry);
  },
});
