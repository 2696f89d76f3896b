import { type CsvCell, csvLine } from "@/lib/csv/write-csv";
import { isoInstant } from "./calendar";

/** A file of records as text, ready to be imported. */
export interface DemoFile {
  source: string;
  fileName: string;
  text: string;
  rows: number;
  /** Rows with a fault, which the import is to reject. */
  refusedRows?: number;
}

export type DemoRow = CsvCell[];

export function demoFile(
  source: string,
  {
    headings,
    rows,
    fileName = `${source.replaceAll("_", "-")}.csv`,
  }: { headings: string[]; rows: DemoRow[]; fileName?: string },
): DemoFile {
  const lines = [headings, ...rows].map((row) => csvLine(row, { formulas: "keep" }));
  return { source, fileName, text: lines.join(""), rows: rows.length };
}

/** The instant, or nothing when it has not come yet. */
export const happened = (instant: number | null, until: number) =>
  instant !== null && instant < until ? isoInstant(instant) : null;
