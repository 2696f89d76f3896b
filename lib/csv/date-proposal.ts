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
};

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
  if (ambiguous)
    notes.push(`Every date also reads as ${twin.format}: confirm which comes first, day or month`);
  if (misfits > 0) notes.push(`${misfits} of ${values.length} values in the sample are not ${best.format}`);
  if (best.offset > 0 && best.offset < best.timed) notes.push("Only some of the times state an offset");
  return { type: best.timed > 0 ? "timestamp" : "date", dateFormat: best.format, ambiguous, misfits, notes };
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
