import { quoteCell } from "@/lib/csv/cell";

/**
 * How a column writes its dates. Days, months and hours may lack the leading zero. Each may be followed by a time
 * (H:mm, H:mm:ss, fractions, am or pm) and, for instants, by an offset (Z, +02:00). Years of two digits: 69 to 99 are
 * of the twentieth century, the others of this one, as POSIX has it.
 */
export const dateFormats = [
  "yyyy-MM-dd",
  "yyyy/M/d",
  "d/M/yyyy",
  "M/d/yyyy",
  "d.M.yyyy",
  "d-M-yyyy",
  "M-d-yyyy",
  "d-MMM-yyyy",
  "d MMM yyyy",
  "d/M/yy",
  "M/d/yy",
  "d.M.yy",
  "d-MMM-yy",
  "yyyyMMdd",
] as const;
export type DateFormat = (typeof dateFormats)[number];

/** A date and time as it stands in the cell; `offsetSeconds` is null for a local time. Reused from cell to cell. */
export type CivilTime = {
  year: number;
  month: number;
  day: number;
  hasTime: boolean;
  secondOfDay: number;
  /** ".5" of a second, at most six digits, without zeros at its end; else "". */
  fraction: string;
  offsetSeconds: number | null;
};

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const fullMonths = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
].concat(["october", "november", "december"]);
const timePart =
  /^(?:[ \u00A0\u202F]+|,[ ]+|[Tt])(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(?:[ \u00A0\u202F]*([AaPp])\.?[Mm]\.?)?(?: *(Z|z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?$/;

export function newCivilTime(): CivilTime {
  return { year: 0, month: 0, day: 0, hasTime: false, secondOfDay: 0, fraction: "", offsetSeconds: null };
}

/** Reads `text` into `into`. False when it is not of this format or is no day of the calendar (31 February). */
export function readCivilTime(text: string, format: DateFormat, into: CivilTime): boolean {
  const shape = shapes[format];
  const end = shape.separator === "" ? readCompactDay(text, into) : readDay(text, shape, into);
  const { year, month, day } = into;
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return false;
  return readTime(text, end, into);
}

/** Where the day ends in the text; its year is -1 when it is of another shape. */
function readDay(text: string, { separator, order, named, years }: Shape, into: CivilTime): number {
  into.year = -1;
  const first = text.indexOf(separator);
  const second = first < 1 ? -1 : text.indexOf(separator, first + 1);
  if (second < 0) return 0;
  if (order === "ymd") {
    const end = digitsEnd(text, second + 1, 2);
    into.year = first === 4 ? digits(text, 0, first) : -1;
    into.month = monthNumber(text, first + 1, second);
    into.day = digits(text, second + 1, end);
    return end;
  }
  const end = digitsEnd(text, second + 1, years);
  if (end - second === years + 1) into.year = wholeYear(digits(text, second + 1, end), years);
  const lead = first <= 2 ? digits(text, 0, first) : -1;
  const middle = named ? namedMonth(text.slice(first + 1, second)) : monthNumber(text, first + 1, second);
  into.day = order === "mdy" ? middle : lead;
  into.month = order === "mdy" ? lead : middle;
  return end;
}

function readCompactDay(text: string, into: CivilTime): number {
  into.year = digits(text, 0, 4);
  into.month = digits(text, 4, 6);
  into.day = digits(text, 6, 8);
  return 8;
}

const wholeYear = (year: number, years: 2 | 4): number =>
  years === 4 ? year : year < 69 ? 2000 + year : 1900 + year;

/** What a reason says was expected. */
function describeFormat(format: DateFormat, withTime: boolean): string {
  return withTime ? `${format} H:mm` : format;
}

export function dateRefusal(cell: string, format: DateFormat, withTime: boolean): string {
  return `${quoteCell(cell)} is not a date${withTime ? " and time" : ""} (expected ${describeFormat(format, withTime)})`;
}

interface Shape {
  /** Between year, month and day; "" when nothing stands there. */
  separator: string;
  order: "ymd" | "dmy" | "mdy";
  /** Whether the month is a word. */
  named: boolean;
  /** Digits of the year. */
  years: 2 | 4;
}

const shape = (separator: string, order: Shape["order"], more: Partial<Shape> = {}): Shape => ({
  separator,
  order,
  named: false,
  years: 4,
  ...more,
});

const shapes: Record<DateFormat, Shape> = {
  "yyyy-MM-dd": shape("-", "ymd"),
  "yyyy/M/d": shape("/", "ymd"),
  "d/M/yyyy": shape("/", "dmy"),
  "M/d/yyyy": shape("/", "mdy"),
  "d.M.yyyy": shape(".", "dmy"),
  "d-M-yyyy": shape("-", "dmy"),
  "M-d-yyyy": shape("-", "mdy"),
  "d-MMM-yyyy": shape("-", "dmy", { named: true }),
  "d MMM yyyy": shape(" ", "dmy", { named: true }),
  "d/M/yy": shape("/", "dmy", { years: 2 }),
  "M/d/yy": shape("/", "mdy", { years: 2 }),
  "d.M.yy": shape(".", "dmy", { years: 2 }),
  "d-MMM-yy": shape("-", "dmy", { named: true, years: 2 }),
  yyyyMMdd: shape("", "ymd"),
};

function readTime(text: string, from: number, into: CivilTime): boolean {
  into.hasTime = false;
  into.secondOfDay = 0;
  into.fraction = "";
  into.offsetSeconds = null;
  if (from === text.length) return true;
  into.hasTime = true;
  if (readShortTime(text, from, into)) return true;
  const match = timePart.exec(text.slice(from));
  if (match === null) return false;
  const [, hourText, minuteText, secondText = "0", fractionText = "", half, offset] = match;
  let hour = Number(hourText);
  const minute = Number(minuteText);
  const second = Number(secondText);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return false;
    hour = (hour % 12) + (half.toLowerCase() === "p" ? 12 : 0);
  }
  if (hour > 23 || minute > 59 || second > 59) return false;
  into.secondOfDay = hour * 3600 + minute * 60 + second;
  const fraction = fractionText.slice(0, 6).replace(/0+$/, "");
  into.fraction = fraction === "" ? "" : `.${fraction}`;
  if (offset !== undefined) {
    into.offsetSeconds = offsetSeconds(offset);
    return Math.abs(into.offsetSeconds) <= 18 * 3600;
  }
  return true;
}

/** " H:mm", " HH:mm" and with ":ss": nearly all times, without a regular expression. */
function readShortTime(text: string, from: number, into: CivilTime): boolean {
  const lead = text.charCodeAt(from);
  if (lead !== 32 && lead !== 84) return false;
  const colon = text.charCodeAt(from + 2) === 58 ? from + 2 : from + 3;
  if (text.charCodeAt(colon) !== 58) return false;
  const withSeconds = text.length === colon + 6 && text.charCodeAt(colon + 3) === 58;
  if (!withSeconds && text.length !== colon + 3) return false;
  const hour = digits(text, from + 1, colon);
  const minute = digits(text, colon + 1, colon + 3);
  const second = withSeconds ? digits(text, colon + 4, colon + 6) : 0;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return false;
  into.secondOfDay = hour * 3600 + minute * 60 + second;
  return true;
}

function offsetSeconds(text: string): number {
  if (!/^[+-]/.test(text)) return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(":", "") || "0");
  if (minutes > 59) return Number.POSITIVE_INFINITY;
  return (text.startsWith("-") ? -1 : 1) * (hours * 3600 + minutes * 60);
}

/** The number that the digits from `from` to `to` write, or -1 when something else stands there. */
function digits(text: string, from: number, to: number): number {
  if (from >= to) return -1;
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function digitsEnd(text: string, from: number, most: number): number {
  let end = from;
  while (end < from + most && text.charCodeAt(end) >= 48 && text.charCodeAt(end) <= 57) end++;
  return end;
}

function monthNumber(text: string, from: number, to: number): number {
  return to - from <= 2 ? digits(text, from, to) : -1;
}

function namedMonth(text: string): number {
  const name = text.toLowerCase().replace(/\.$/, "");
  const short = months.indexOf(name);
  return (short === -1 ? fullMonths.indexOf(name) : short) + 1;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
