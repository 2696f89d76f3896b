import { z } from "zod";
import { route } from "@/lib/api/route";
import { getCalibration } from "@/lib/dashboards/calibration/calibration";
import { SMALLEST_COMPARED } from "@/lib/dashboards/calibration/figures";
import { calibrationWire, toCalibrationWire } from "@/lib/dashboards/calibration/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/calibration",
  method: "GET",
  summary: "How a period's ratings compare: units, managers, overrides and groups beside the organisation",
  query: z.object({ period_id: idNumber }),
  response: calibrationWire,
  handle: async ({ ctx, scope, query }) => {
    await requirePeriod(ctx.db, query.period_id);
    return toCalibrationWire(await getCalibration(ctx.db, scope, query.period_id), SMALLEST_COMPARED);
  },
});
