const NOTHING =
  /^(\?+|-+|\.|n\/?a|n\.a\.|<na>|#n\/a|nan|nat|none|nil|null|\(null\)|<null>|\[null\]|\\n|\(blank\)|undefined|unknown|missing)?$/i;

/** Whether a cell says that there is no value, as exports write it. */
export const isNothing = (cell: string): boolean => NOTHING.test(cell.trim());

/** Two spellings of one name: letter case and spaces do not tell people apart. */
export const nameKey = (name: string): string =>
  name.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();

/** Yes in any of the ways that exports write it. */
export const isYes = (cell: string): boolean => /^(true|t|yes|y|1|met|ok)$/i.test(cell.trim());

/** `read` gives null for no value and NaN for what cannot be read; `format` is what the product calls it. */
export interface Reader {
  read(cell: string): number | null;
  format: string;
  /** Whether the values of the file decide how they are read. */
  sure: boolean;
}

/** How a column's numbers are written, decided by all its cells together. `delimiter` is the file's. */
export function numberReader(cells: readonly string[], delimiter: string): Reader {
  const values = cells.map((cell) => cell.trim()).filter((cell) => !isNothing(cell));
  const both = values.filter((value) => value.includes(",") && value.includes("."));
  const some = (pattern: RegExp) => values.some((value) => pattern.test(value));
  const grouped = (mark: string) => new RegExp(`^[+-]?\\d{1,3}(\\${mark}\\d{3})+$`);
  const all = (mark: string) =>
    values.filter((value) => value.includes(mark)).every((value) => grouped(mark).test(value));
  let decimal: "." | "," = ".";
  if (both.length > 0)
    decimal = both.every((value) => value.lastIndexOf(",") > value.lastIndexOf(".")) ? "," : ".";
  else if (some(/,/)) decimal = all(",") && (delimiter !== ";" || some(/,\d+,/)) ? "." : ",";
  else if (some(/\./)) decimal = some(/\.\d+\./) || (delimiter === ";" && all(".")) ? "," : ".";
  const groups = decimal === "." ? /[,\s']/g : /[.\s']/g;
  return {
    format: decimal,
    sure:
      !some(/[.,]/) || both.length > 0 || !values.every((value) => /^[+-]?\d{1,3}([.,]\d{3})*$/.test(value)),
    read: (cell) =>
      isNothing(cell) ? null : Number(cell.trim().replaceAll(groups, "").replace(decimal, ".") || "x"),
  };
}

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const TIME =
  /^(?:[T, \u00A0]+(\d{1,2}):(\d{2})(?::(\d{2}(?:[.,]\d+)?))?\s*(?:([ap])\.?m\.?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)?)?$/i;
const YEAR_FIRST = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})/;
const COMPACT = /^(\d{4})(\d{2})(\d{2})/;
const NAMED = /^(\d{1,2})([- ])([A-Za-z]{3,})\.?\2(\d{4}|\d{2})/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})(?!\d)/;

/**
 * How a column's dates are written, decided by all its cells together; `hint` is the order of another column of the
 * file, for one whose dates could be read either way. Values are milliseconds since 1970, local times read as UTC.
 */
export function dateReader(
  cells: readonly string[],
  hint: "dmy" | "mdy" = "dmy",
): Reader & { order: "dmy" | "mdy" } {
  const numeric = cells.map((cell) => NUMERIC.exec(cell.trim())).filter((match) => match !== null);
  const dayFirst = numeric.some((match) => Number(match[1]) > 12 || match[2] === ".");
  const monthFirst = numeric.some((match) => Number(match[3]) > 12);
  const sure = numeric.length === 0 || dayFirst !== monthFirst;
  const order = monthFirst && !dayFirst ? "mdy" : dayFirst && !monthFirst ? "dmy" : hint;
  const [example] = numeric;
  const years = example?.[4]?.length === 2 ? "yy" : "yyyy";
  const mark = example?.[2] ?? "-";
  const format = order === "mdy" ? ["M", "d", years].join(mark) : ["d", "M", years].join(mark);
  return { read: (cell) => (isNothing(cell) ? null : instant(cell.trim(), order)), order, sure, format };
}

function instant(cell: string, order: "dmy" | "mdy"): number {
  const day = readDay(cell, order);
  if (!day) return Number.NaN;
  const midnight = Date.UTC(day.year, day.month - 1, day.day);
  const time = TIME.exec(cell.slice(day.length));
  if (!time || new Date(midnight).getUTCDate() !== day.day) return Number.NaN;
  const [, hours = "0", minutes = "0", seconds = "0", half, offset] = time;
  const hour = half ? (Number(hours) % 12) + (half.toLowerCase() === "p" ? 12 : 0) : Number(hours);
  const second = Number(seconds.replace(",", "."));
  return midnight + ((hour * 60 + Number(minutes)) * 60 + second) * 1000 - offsetMs(offset);
}

function readDay(cell: string, order: "dmy" | "mdy") {
  const iso = YEAR_FIRST.exec(cell);
  if (iso) return { year: Number(iso[1]), month: Number(iso[3]), day: Number(iso[4]), length: iso[0].length };
  const named = NAMED.exec(cell);
  if (named) {
    const month = MONTHS.indexOf((named[3] ?? "").slice(0, 3).toLowerCase()) + 1;
    return { year: yearOf(named[4]), month, day: Number(named[1]), length: named[0].length };
  }
  const numeric = NUMERIC.exec(cell);
  if (numeric) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const [day, month] = order === "dmy" ? [first, second] : [second, first];
    return { year: yearOf(numeric[4]), month, day, length: numeric[0].length };
  }
  const compact = COMPACT.exec(cell);
  if (!compact) return null;
  return { year: Number(compact[1]), month: Number(compact[2]), day: Number(compact[3]), length: 8 };
}

const yearOf = (text = ""): number =>
  text.length === 4 ? Number(text) : Number(text) + (Number(text) < 69 ? 2000 : 1900);

function offsetMs(offset: string | undefined): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset ?? "");
  if (!match) return 0;
  return (match[1] === "-" ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0)) * 60_000;
}
