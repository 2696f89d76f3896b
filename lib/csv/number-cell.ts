import { type CellReader, type CellRefusal, refuse } from "@/lib/csv/cell";

export const decimalMarks = [".", ","] as const;
export type DecimalMark = (typeof decimalMarks)[number];
export const groupMarks = [",", ".", " ", "'"] as const;
/** What separates thousands. A space stands for the no-break spaces too. */
export type GroupMark = (typeof groupMarks)[number];
export type NumberMarks = { decimalMark?: DecimalMark; groupMark?: GroupMark | null };

const maxDigits = 100;
const largestInteger = 9_223_372_036_854_775_807n;
const currencySign = /\p{Sc}/u;
const plainNumber = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;
// Groups of two before the last three are how India writes thousands.
const grouped = /^[+-]?\d{1,3}(?: \d{2,3})* \d{3}(?!\d)/;

/** A whole number that fits a bigint, without plus sign or leading zeros. "12.0" is whole, "12.5" is refused. */
export function compileIntegerCell(marks: NumberMarks = {}): CellReader {
  const readDecimal = compileDecimalCell(marks);
  return (cell) => {
    if (isPlainInteger(cell)) return cell;
    const value = readDecimal(cell);
    if (typeof value !== "string") return value;
    if (value.includes(".")) return refuse(cell, "is not a whole number");
    const size = BigInt(value.startsWith("-") ? value.slice(1) : value);
    return size > largestInteger ? refuse(cell, "is too large for a whole number") : value;
  };
}

/** A decimal in plain notation: no plus sign, no exponent, no zeros that carry no value. At most 100 digits. */
export function compileDecimalCell({ decimalMark = ".", groupMark = null }: NumberMarks = {}): CellReader {
  const example = `${groupMark === null ? "1234" : `1${groupMark}234`}${decimalMark}5`;
  return (cell) => {
    if (isPlainInteger(cell)) return cell;
    const match = plainNumber.exec(withPointAndNoGroups(cell, decimalMark, groupMark));
    if (match === null) return refuseNumber(cell, example);
    const [, sign, whole = "", fraction = "", exponent] = match;
    if (whole === "" && fraction === "") return refuseNumber(cell, example);
    return (
      canonical(sign === "-", whole, fraction, Number(exponent ?? 0)) ??
      refuse(cell, `has more than ${maxDigits} digits`)
    );
  };
}

/** 1 to 15 digits without a leading zero: most numbers, and canonical as they are. */
function isPlainInteger(cell: string): boolean {
  const { length } = cell;
  if (length === 0 || length > 15) return false;
  const first = cell.charCodeAt(0);
  if (first === 48) return length === 1;
  for (let i = 0; i < length; i++) {
    const code = cell.charCodeAt(i);
    if (code < 48 || code > 57) return false;
  }
  return true;
}

/** The number with "." as its decimal mark and no thousands marks, or "x" when the marks are out of place. */
function withPointAndNoGroups(cell: string, decimalMark: DecimalMark, groupMark: GroupMark | null): string {
  let text = cell;
  if (groupMark !== null) {
    const mark = groupMark === " " ? /[ \u00A0\u202F]/g : groupMark;
    const spaced = text.replaceAll(mark, " ");
    if (spaced.includes(" ")) {
      const decimals = spaced.indexOf(decimalMark);
      const whole = decimals === -1 ? spaced : spaced.slice(0, decimals);
      const match = grouped.exec(whole);
      if (match === null || match[0].length !== whole.length) return "x";
      text = whole.replaceAll(" ", "") + spaced.slice(whole.length);
    }
  }
  if (decimalMark === ".") return text;
  return text.includes(".") ? "x" : text.replace(",", ".");
}

function canonical(negative: boolean, whole: string, fraction: string, exponent: number): string | null {
  let digits = whole + fraction;
  let point = whole.length + exponent;
  if (digits.length > maxDigits || Math.abs(exponent) > maxDigits) return null;
  if (point < 0) {
    digits = "0".repeat(-point) + digits;
    point = 0;
  }
  digits = digits.padEnd(point, "0");
  if (digits.length > maxDigits) return null;
  let from = 0;
  while (from < point - 1 && digits.charCodeAt(from) === 48) from++;
  let to = digits.length;
  while (to > point && digits.charCodeAt(to - 1) === 48) to--;
  const wholePart = digits.slice(from, point) || "0";
  const text = to > point ? `${wholePart}.${digits.slice(point, to)}` : wholePart;
  return negative && text !== "0" ? `-${text}` : text;
}

function refuseNumber(cell: string, example: string): CellRefusal {
  if (currencySign.test(cell)) return refuse(cell, "has a currency sign (expected a plain number)");
  return refuse(cell, `is not a number (expected ${example})`);
}
