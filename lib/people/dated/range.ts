/** A half-open range of days `[from, to)`, YYYY-MM-DD; null means without beginning or end. */
export interface DayRange {
  from: string | null;
  to: string | null;
}

export const always: DayRange = { from: null, to: null };

/** The days both ranges share, or null. */
export function overlap(a: DayRange, b: DayRange): DayRange | null {
  const from = laterStart(a.from, b.from);
  const to = earlierEnd(a.to, b.to);
  return from !== null && to !== null && from >= to ? null : { from, to };
}

/** Whether every day of `inner` lies in `outer`. */
export function covers(outer: DayRange, inner: DayRange): boolean {
  const starts = outer.from === null || (inner.from !== null && inner.from >= outer.from);
  const ends = outer.to === null || (inner.to !== null && inner.to <= outer.to);
  return starts && ends;
}

/** Whether the range holds the day; null asks for the time before all days. */
export function holds(range: DayRange, day: string | null): boolean {
  if (day === null) return range.from === null;
  return (range.from === null || range.from <= day) && (range.to === null || range.to > day);
}

const laterStart = (a: string | null, b: string | null) => (a === null ? b : b === null ? a : a > b ? a : b);
const earlierEnd = (a: string | null, b: string | null) => (a === null ? b : b === null ? a : a < b ? a : b);
