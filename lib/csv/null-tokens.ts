/** What exports write for "no value". A blank cell is null without being listed. */
export const nullTokenCandidates = [
  ...["?", "NA", "N/A", "n/a", "NULL", "null", "-", "#N/A", "NaN", "nan", "None"],
  ...["??", "???", "--", "---", ".", "na", "N.A.", "n.a.", "<NA>", "Null", "(null)", "<null>", "[null]"],
  ...["\\N", "NIL", "nil", "NAN", "NaT", "none", "NONE", "undefined", "(blank)"],
  ...["unknown", "Unknown", "UNKNOWN", "missing", "Missing"],
  ...["#NULL!", "#VALUE!", "#REF!", "#DIV/0!", "#NAME?", "#NUM!"],
] as const;

/**
 * Tokens that mean null in every column of a file, text and columns where the sample has none included, once the file
 * uses them in a typed one.
 * "NA" and "-" are not among them: they are region codes and answers too often.
 */
export const nullTokensOfWholeFile: readonly string[] = [
  ...["?", "??", "???", "N/A", "n/a", "<NA>", "#N/A"],
  ...["NULL", "null", "Null", "(null)", "<null>", "[null]", "\\N", "#NULL!"],
];

/** Whether a trimmed cell is null: blank, or one of the column's tokens (exactly, letter case included). */
export function compileNullTest(tokens: readonly string[] = []): (cell: string) => boolean {
  const known = new Set(tokens);
  const longest = Math.max(0, ...tokens.map((token) => token.length));
  return (cell) => cell.length === 0 || (cell.length <= longest && known.has(cell));
}
