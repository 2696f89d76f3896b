import { z } from "zod";
import { route } from "@/lib/api/route";
import { EXPORT_FORMATS, exportBonuses } from "@/lib/rewards/exports/export-bonuses";
import { bonusFile } from "@/lib/rewards/exports/respond";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/bonus/export",
  method: "GET",
  summary: "A period's bonuses for payroll, as CSV, XLSX or JSON; each export is kept on record",
  query: z.object({ period_id: idNumber, format: z.enum(EXPORT_FORMATS).default("csv") }),
  rawResponse: "application/octet-stream",
  handle: async ({ ctx, query: { period_id: periodId, format } }) =>
    bonusFile(await exportBonuses(ctx, { periodId, format }), format),
});
