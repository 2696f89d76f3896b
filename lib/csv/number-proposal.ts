import {
  compileDecimalCell,
  compileIntegerCell,
  type DecimalMark,
  type GroupMark,
  groupMarks,
} from "@/lib/csv/number-cell";

export type NumberProposal = {
  type: "integer" | "decimal" | "text";
  decimalMark: DecimalMark;
  groupMark: GroupMark | null;
  ambiguous: boolean;
  notes: string[];
};

type Marks = { decimalMark: DecimalMark; groupMark: GroupMark | null };

const currencyAmount = /^[+-]?\s*(?:\p{Sc}\s*[+-]?\d[\d.,' ]*|\d[\d.,' ]*\s*\p{Sc})$/u;
const leadingZero = /^[+-]?0\d/;
const grouped = /^[+-]?\d{1,3}([.,])\d{3}$/;

/**
 * Number, with its decimal mark and thousands mark, when every value reads as one; else null.
 *
 * Codes with leading zeros ("00123") and amounts with a currency sign stay text, with a note. "1,234" throughout is
 * ambiguous: taken as thousands, or as a decimal comma in a file that is divided by semicolons (`decimalComma`).
 */
export function proposeNumber(
  values: readonly string[],
  { decimalComma }: { decimalComma: boolean },
): NumberProposal | null {
  if (values.every((value) => currencyAmount.test(value))) {
    return asText("Has currency signs: remove them in the file to use these values as numbers");
  }
  const marks = candidateMarks(decimalComma).find((candidate) => allFit(values, candidate));
  if (marks === undefined) return null;
  if (values.some((value) => leadingZero.test(value))) {
    return asText("Has numbers with leading zeros: kept as text, since they look like codes");
  }
  const whole = compileIntegerCell(marks);
  const isInteger = values.every((value) => typeof whole(value) === "string" && isWritten(value, marks));
  const ambiguous = values.some((value) => /[.,]/.test(value)) && isAmbiguous(values, marks);
  return { type: isInteger ? "integer" : "decimal", ...marks, ambiguous, notes: notesOf(marks, ambiguous) };
}

function candidateMarks(decimalComma: boolean): Marks[] {
  const all: Marks[] = [];
  for (const decimalMark of decimalComma ? ([",", "."] as const) : ([".", ","] as const)) {
    all.push({ decimalMark, groupMark: null });
    for (const groupMark of groupMarks) if (groupMark !== decimalMark) all.push({ decimalMark, groupMark });
  }
  return all;
}

function allFit(values: readonly string[], marks: Marks): boolean {
  const read = compileDecimalCell(marks);
  return values.every((value) => typeof read(value) === "string");
}

/** Whether a whole number is also written as one: "12.0" says that the column may hold decimals. */
function isWritten(value: string, { decimalMark }: Marks): boolean {
  return !value.includes(decimalMark) && !/e/i.test(value);
}

function isAmbiguous(values: readonly string[], marks: Marks): boolean {
  const marked = values.filter((value) => /[.,]/.test(value));
  // A point in a file of points is no question: 1.234 is a decimal there.
  if (marks.decimalMark === "." && marks.groupMark === null) return false;
  return marked.every((value) => grouped.test(value));
}

function notesOf({ decimalMark, groupMark }: Marks, ambiguous: boolean): string[] {
  const notes: string[] = [];
  if (decimalMark === ",") notes.push("Decimal comma");
  if (groupMark !== null)
    notes.push(`Thousands are separated by ${groupMark === " " ? "spaces" : `"${groupMark}"`}`);
  if (ambiguous) notes.push("The same values also read with the other mark: confirm what the mark means");
  return notes;
}

function asText(note: string): NumberProposal {
  return { type: "text", decimalMark: ".", groupMark: null, ambiguous: false, notes: [note] };
}
