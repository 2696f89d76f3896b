import { type DateFormat, dateFormats, newCivilTime, readCivilTime } from "@/lib/csv/date-format";

export type DateProposal = {
  type: "date" | "timestamp";
  dateFormat: DateFormat;
  ambiguous: boolean;
  misfits: number;
  notes: string[];
};

/** The share of values that must fit; the others are refused row by row, with a reason, on import. */
const fittingShare = 0.99;

/** Formats that read each other's values: only a day above 12 tells them apart. */
const twins: Partial<Record<DateFormat, DateFormat>> = {
  "d/M/yyyy": "M/d/yyyy",
  "M/d/yyyy": "d/M/yyyy",
  "d-M-yyyy": "M-d-yyyy",
  "M-d-yyyy": "d-M-yyyy",
  "d/M/yy": "M/d/yy",
  "M/d/yy": "d/M/yy",
};

const isMonthFirst = (format: DateFormat) => format.startsWith("M");

const EITHER_WAY = "Every date also reads as";

type Fit = { format: DateFormat; fitting: number; timed: number; offset: number };

/**
 * The date format that the most values fit, or null when none fits 99 of 100.
 * `ambiguous` when day and month could as well be the other way round; the day is then proposed to come first.
 */
export function proposeDate(values: readonly string[]): DateProposal | null {
  const fits = dateFormats.map((format) => fitOf(values, format));
  const best = fits.reduce((most, fit) => (fit.fitting > most.fitting ? fit : most));
  if (best.fitting === 0 || best.fitting < values.length * fittingShare) return null;
  const twin = fits.find(({ format }) => format === twins[best.format]);
  const ambiguous = twin !== undefined && twin.fitting === best.fitting;
  const misfits = values.length - best.fitting;
  const notes: string[] = [];
  if (ambiguous) notes.push(`${EITHER_WAY} ${twin.format}: confirm which comes first, day or month`);
  if (misfits > 0) notes.push(`${misfits} of ${values.length} values in the sample are not ${best.format}`);
  if (best.offset > 0 && best.offset < best.timed) notes.push("Only some of the times state an offset");
  return { type: best.timed > 0 ? "timestamp" : "date", dateFormat: best.format, ambiguous, misfits, notes };
}

interface DatedColumn {
  name: string;
  dateFormat: DateFormat | null;
  ambiguous: boolean;
  notes: string[];
}

/**
 * Columns whose dates could be read either way are read like one of the same file that leaves no doubt: one program
 * wrote them all. Where columns without doubt contradict each other, nothing is decided.
 */
export function settleDayAndMonth(columns: readonly DatedColumn[]): void {
  const sure = columns.filter(({ dateFormat, ambiguous }) => dateFormat && twins[dateFormat] && !ambiguous);
  const [model] = sure;
  if (!model?.dateFormat) return;
  const monthFirst = isMonthFirst(model.dateFormat);
  if (sure.some(({ dateFormat }) => dateFormat && isMonthFirst(dateFormat) !== monthFirst)) return;
  for (const column of columns) {
    const { dateFormat, ambiguous } = column;
    const twin = dateFormat && twins[dateFormat];
    if (!twin || !ambiguous) continue;
    const format = isMonthFirst(dateFormat) === monthFirst ? dateFormat : twin;
    column.dateFormat = format;
    column.ambiguous = false;
    const note = `Read as ${format}, like ${model.name}: its own dates would allow the other order`;
    column.notes = [note, ...column.notes.filter((other) => !other.startsWith(EITHER_WAY))];
  }
}

/** Eight digits that are all days of these years may be dates: a person has to say so, as numbers they lose nothing. */
export function lookLikeCompactDays(values: readonly string[]): boolean {
  const civil = newCivilTime();
  return values.every(
    (value) =>
      value.length === 8 &&
      readCivilTime(value, "yyyyMMdd", civil) &&
      civil.year >= 1970 &&
      civil.year < 2100,
  );
}

function fitOf(values: readonly string[], format: DateFormat): Fit {
  const civil = newCivilTime();
  const fit: Fit = { format, fitting: 0, timed: 0, offset: 0 };
  for (const value of values) {
    if (!readCivilTime(value, format, civil)) continue;
    fit.fitting++;
    if (civil.hasTime) fit.timed++;
    if (civil.offsetSeconds !== null) fit.offset++;
  }
  return fit;
}
