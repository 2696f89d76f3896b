import { z } from "zod";
import { route } from "@/lib/api/route";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { runWire, toRunWire } from "@/lib/scoring/runs/wire";
import { idNumber } from "@/lib/zod-fields";

const id = idNumber;

export const POST = route({
  path: "/api/performance/compute",
  method: "POST",
  summary: "Compute a period, for everyone or for the people named; answers at once with the run to watch",
  query: z.object({ period_id: id }),
  body: z.object({ employee_ids: z.array(id).min(1).max(10_000).optional() }).optional(),
  response: z.object({ run: runWire }),
  status: 202,
  handle: async ({ query, body, ctx }) => {
    const run = await requestRun(ctx, {
      periodId: query.period_id,
      employeeIds: body?.employee_ids,
      trigger: "api",
    });
    return { run: toRunWire(run) };
  },
});
