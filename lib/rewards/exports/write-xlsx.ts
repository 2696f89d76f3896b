import writeXlsxFile, { type SheetData } from "write-excel-file/node";
import type { BonusRow } from "../bonuses";
import type { BonusTotals } from "../totals";
import { EXPORT_COLUMNS, type ExportColumn } from "./columns";

/** Characters that no XML document can hold. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu;

const FORMATS = { count: "0", amount: "#,##0.00", factor: "0.0000" } as const;

/**
 * A workbook with a sheet of people and one of totals. Text is written as text, so nothing in a name runs as a formula;
 * numbers have at most 14 digits, which a spreadsheet holds exactly.
 */
export async function writeBonusXlsx(rows: readonly BonusRow[], totals: BonusTotals): Promise<Buffer> {
  const people: SheetData = [
    EXPORT_COLUMNS.map(({ head }) => ({ type: String, value: head, fontWeight: "bold" as const })),
    ...rows.map((row) => EXPORT_COLUMNS.map((column) => cellOf(column, row))),
  ];
  const sums: SheetData = [
    ["currency", "amount"].map((value) => ({ type: String, value, fontWeight: "bold" as const })),
    ...Object.entries(totals.amounts).map(([currency, amount]) => [
      { type: String, value: currency },
      { type: Number, value: Number(amount), format: FORMATS.amount },
    ]),
  ];
  const file = writeXlsxFile([
    {
      data: people,
      sheet: "Bonuses",
      columns: EXPORT_COLUMNS.map(({ width }) => ({ width })),
      stickyRowsCount: 1,
    },
    { data: sums, sheet: "Totals", columns: [{ width: 12 }, { width: 16 }] },
  ]);
  return file.toBuffer();
}

function cellOf({ kind, value }: ExportColumn, row: BonusRow) {
  const found = value(row);
  if (found === null) return null;
  return kind === "text"
    ? { type: String, value: String(found).replace(UNWRITABLE, "") }
    : { type: Number, value: Number(found), format: FORMATS[kind] };
}
