import { csvDownload } from "@/lib/api/request-body";
import { writeCsv } from "@/lib/csv/write-csv";
import { toBonusWire, toTotalsWire } from "../wire";
import { EXPORT_COLUMNS } from "./columns";
import type { BonusExport, ExportFormat } from "./export-bonuses";
import { writeBonusXlsx } from "./write-xlsx";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** The export as a file to be saved. Cells of a CSV that a spreadsheet would run are neutralised. */
export async function bonusFile(exported: BonusExport, format: ExportFormat): Promise<Response> {
  const { period, rows, totals } = exported;
  const fileName = `bonuses-${period.periodStart}.${format}`;
  if (format === "csv") {
    const lines = [
      EXPORT_COLUMNS.map(({ head }) => head),
      ...rows.map((row) => EXPORT_COLUMNS.map(({ value }) => value(row))),
    ];
    return csvDownload(writeCsv(lines, { bom: true }), fileName);
  }
  const headers = {
    "content-disposition": `attachment; filename="${fileName}"`,
    "cache-control": "no-store",
  };
  if (format === "json") {
    const { id, name, periodStart, periodEnd, status } = period;
    const body = {
      period: { id, name, period_start: periodStart, period_end: periodEnd, status },
      items: rows.map(toBonusWire),
      totals: toTotalsWire(totals),
    };
    return Response.json(body, { headers });
  }
  const workbook = await writeBonusXlsx(rows, totals);
  return new Response(new Uint8Array(workbook), { headers: { ...headers, "content-type": XLSX } });
}
