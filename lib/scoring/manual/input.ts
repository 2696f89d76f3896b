import { z } from "zod";
import { decimalText } from "@/lib/kpis/rule/input";

const id = z.coerce.number().int().positive().max(2_147_483_647);
const day = z.iso.date({ error: "Enter a date like 2026-10-01" });
const note = z.string().trim().max(1000, "At most 1,000 characters");

/** A measurement as other systems send it. The two dates name an evaluation period; its end is the first day after it. */
export const measureInput = z.strictObject({
  actual_value: decimalText,
  period_start: day,
  period_end: day,
  notes: note.default(""),
});

/** One cell of the grid. */
export const entryInput = z.strictObject({
  employee_id: id,
  kpi_id: id,
  period_id: id,
  /** As typed; null or blank takes the entry back. */
  value: decimalText.nullable(),
  note: note.default(""),
  /** The entry that was on the screen, so that nobody's is replaced unseen; null: none was. Left out: whatever is there. */
  replaces: id.nullable().optional(),
});
export type EntryInput = z.output<typeof entryInput>;

const MOST_CSV_CHARACTERS = 2_000_000;

export const entriesFileInput = z.strictObject({
  kpi_id: id,
  period_id: id,
  csv: z
    .string({ error: "Choose a file" })
    .min(1, "The file is empty")
    .max(MOST_CSV_CHARACTERS, "The file is larger than 2 MB")
    .describe("A header row, then employee (number or e-mail), value and, if wanted, note"),
});
export type EntriesFileInput = z.output<typeof entriesFileInput>;
