export type RowLimits = {
  delimiter: string;
  newline: "\n" | "\r";
  maxFieldCharacters: number;
  maxRowCharacters: number;
};

/** `next` is where the following row starts, `lines` how many physical lines this one takes, `at` where the trouble is. */
export type ScannedRow =
  | { kind: "row"; values: string[]; next: number; lines: number }
  | { kind: "incomplete" }
  | { kind: "refused"; reason: string; at: number };

const quoteCode = 34;
const returnCode = 13;
const number = new Intl.NumberFormat("en-US");

/**
 * One RFC 4180 row of `text` from `start`, field by field: for rows with quotes and for rows near the limits.
 *
 * "incomplete" when the rest is still to come, never when `final`. A limit decides only by characters it has seen, so
 * the outcome does not depend on where the text was cut. `line` is the physical line of `start`, for the reasons.
 */
export function scanRow(
  text: string,
  start: number,
  { limits, line, final }: { limits: RowLimits; line: number; final: boolean },
): ScannedRow {
  const { newline, delimiter, maxFieldCharacters, maxRowCharacters } = limits;
  const values: string[] = [];
  let lines = 1;
  let at = start;
  for (;;) {
    const limit = Math.min(at + maxFieldCharacters, start + maxRowCharacters);
    const stop = Math.min(limit + 1, text.length);
    if (text.charCodeAt(at) !== quoteCode) {
      const end = fieldEnd(text, at, { stop, limits });
      if (end > limit) return { kind: "refused", at, reason: tooLong(limits, at - start, values.length + 1) };
      const reachedEnd = end === text.length;
      if (reachedEnd && !final) return { kind: "incomplete" };
      const last = reachedEnd || !text.startsWith(delimiter, end);
      values.push(text.slice(at, last ? withoutReturn(text, at, end) : end));
      at = end + 1;
      if (last) return { kind: "row", values, next: at, lines };
      continue;
    }
    const opened = `the quote opened on line ${line + lines - 1} (value ${values.length + 1})`;
    const close = closingQuote(text, at, stop);
    if (close > limit || (close === -1 && text.length - 1 > limit)) {
      return {
        kind: "refused",
        at,
        reason: `${opened} is not closed within ${number.format(limit - at)} characters`,
      };
    }
    const following = close + 1;
    if (!final && (close === -1 || isUnsure(text, following))) return { kind: "incomplete" };
    if (close === -1) return { kind: "refused", at, reason: `${opened} is never closed` };
    const value = text.slice(at + 1, close);
    lines += countOf(value, newline, 0, value.length);
    values.push(value.includes('"') ? value.replaceAll('""', '"') : value);
    const end = lineBreakAt(text, following, newline);
    if (end !== -1) return { kind: "row", values, next: end + 1, lines };
    if (!text.startsWith(delimiter, following)) {
      return { kind: "refused", at, reason: `${opened} is followed by more text after it closes` };
    }
    at = following + 1;
  }
}

/** `end`, less a carriage return that stands before it. */
export function withoutReturn(text: string, start: number, end: number): number {
  return end > start && text.charCodeAt(end - 1) === returnCode ? end - 1 : end;
}

/** How often `part` begins in `text` at or after `from` and before `to`. */
export function countOf(text: string, part: string, from: number, to: number): number {
  let count = 0;
  for (let at = text.indexOf(part, from); at !== -1 && at < to; at = text.indexOf(part, at + 1)) count++;
  return count;
}

function fieldEnd(text: string, at: number, { stop, limits }: { stop: number; limits: RowLimits }): number {
  const delimiter = limits.delimiter.charCodeAt(0);
  const newline = limits.newline.charCodeAt(0);
  // Not indexOf: a file without delimiters would be searched to its end for every row.
  for (let end = at; end < stop; end++) {
    const code = text.charCodeAt(end);
    if (code === delimiter || code === newline) return end;
  }
  return stop;
}

/** Where the quoted field opened at `open` closes: -1 or beyond `stop` when it does not close before. */
function closingQuote(text: string, open: number, stop: number): number {
  let quote = text.indexOf('"', open + 1);
  while (quote !== -1 && quote <= stop && text.charCodeAt(quote + 1) === quoteCode) {
    quote = text.indexOf('"', quote + 2);
  }
  return quote;
}

/** Whether what follows a closing quote is still to come: at the end of the text it may be another quote or half of CRLF. */
function isUnsure(text: string, following: number): boolean {
  return (
    following >= text.length || (following === text.length - 1 && text.charCodeAt(following) === returnCode)
  );
}

/** The position of the line break (or of the text's end) when one starts at `at`, else -1. */
function lineBreakAt(text: string, at: number, newline: string): number {
  if (at >= text.length) return text.length;
  if (text.startsWith(newline, at)) return at;
  if (text.charCodeAt(at) !== returnCode) return -1;
  return at + 1 === text.length || text.startsWith(newline, at + 1) ? at + 1 : -1;
}

function tooLong(
  { maxFieldCharacters, maxRowCharacters }: RowLimits,
  offset: number,
  position: number,
): string {
  return offset + maxFieldCharacters <= maxRowCharacters
    ? `value ${position} is longer than ${number.format(maxFieldCharacters)} characters`
    : `the row is longer than ${number.format(maxRowCharacters)} characters`;
}
