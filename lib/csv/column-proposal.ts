import { compileBooleanCell } from "@/lib/csv/boolean-cell";
import type { DateFormat } from "@/lib/csv/date-format";
import { lookLikeCompactDays, proposeDate } from "@/lib/csv/date-proposal";
import type { ColumnType } from "@/lib/csv/format";
import { nullTokenCandidates } from "@/lib/csv/null-tokens";
import type { DecimalMark, GroupMark } from "@/lib/csv/number-cell";
import { proposeNumber } from "@/lib/csv/number-proposal";

export type ColumnProposal = {
  type: ColumnType;
  /** Tokens proposed to mean null, and all candidates that occur. */
  nullTokens: string[];
  nullTokensSeen: string[];
  blanks: number;
  dateFormat: DateFormat | null;
  decimalMark: DecimalMark;
  groupMark: GroupMark | null;
  /** Whether the sample allows two readings, so that a person has to confirm the one proposed. */
  ambiguous: boolean;
  /** Values of the sample that the proposed type would refuse. */
  misfits: number;
  /** The first distinct values that are not null. */
  examples: string[];
  notes: string[];
};

const exampleCount = 5;
const mostWords = 2;
const fewestDates = 3;
const candidates = new Set<string>(nullTokenCandidates);

/** What a column is, judged by the sample's cells. Text when in doubt: text refuses nothing and loses nothing. */
export function proposeColumn(
  cells: readonly string[],
  { decimalComma }: { decimalComma: boolean },
): ColumnProposal {
  const trimmed = cells.map((cell) => cell.trim());
  const filled = trimmed.filter((cell) => cell !== "");
  const cellsSeen = new Set(filled);
  const nullTokensSeen: string[] = nullTokenCandidates.filter((token) => cellsSeen.has(token));
  const values = filled.filter((cell) => !candidates.has(cell));
  const proposal: ColumnProposal = {
    type: "text",
    nullTokens: [],
    nullTokensSeen,
    blanks: trimmed.length - filled.length,
    dateFormat: null,
    decimalMark: ".",
    groupMark: null,
    ambiguous: false,
    misfits: 0,
    examples: distinct(values.length > 0 ? values : filled, exampleCount),
    notes: [],
  };
  if (values.length === 0) return proposal;
  const typed = proposeBoolean(values) ?? proposeNumber(values, { decimalComma }) ?? proposeDate(values);
  if (typed === null) return { ...proposal, ...proposeDateWithWords(values, nullTokensSeen) };
  if (typed.type === "integer" && lookLikeCompactDays(values))
    typed.notes.push("Every value is also a day written yyyyMMdd: choose date if these are dates");
  return { ...proposal, nullTokens: typed.type === "text" ? [] : nullTokensSeen, ...typed };
}

/** Dates among which one or two words stand again and again, "pending" or "never": there is no date there yet. */
function proposeDateWithWords(values: readonly string[], seen: string[]): Partial<ColumnProposal> | null {
  const dates = values.filter((value) => /\d/.test(value));
  const words = new Set(values.filter((value) => !/\d/.test(value)));
  if (words.size === 0 || words.size > mostWords || dates.length < fewestDates) return null;
  const typed = proposeDate(dates);
  if (typed === null || [...words].some((word) => word.length > 40)) return null;
  const notes = [...words].map((word) => `"${word}" is read as no value: the others are dates`);
  return {
    ...typed,
    nullTokens: [...seen, ...words],
    nullTokensSeen: [...seen, ...words],
    examples: distinct(dates, exampleCount),
    notes: [...notes, ...typed.notes],
  };
}

function proposeBoolean(values: readonly string[]): Pick<ColumnProposal, "type" | "notes"> | null {
  const read = compileBooleanCell();
  return values.every((value) => typeof read(value) === "string") ? { type: "boolean", notes: [] } : null;
}

function distinct(values: readonly string[], count: number): string[] {
  const found = new Set<string>();
  for (const value of values) {
    found.add(value.slice(0, 200));
    if (found.size === count) break;
  }
  return [...found];
}
