import { type DayRange, holds } from "./range";

export interface Dated<V> extends DayRange {
  id: number;
  value: V;
}

/** What to do to a person's dated rows so that a value holds from a day on. */
export interface DatedChange {
  /** Row that now ends on the day. */
  end?: { id: number; to: string };
  /** Row that began on this very day and takes the value in place. */
  replace?: number;
  /** New row. */
  insert?: DayRange;
}

/**
 * From `day` on (null: since ever) the value is another. The range in force ends on that day; a change already planned
 * for later stays planned. Returns null when the value is in force already.
 */
export function changeFrom<V>(
  rows: readonly Dated<V>[],
  day: string | null,
  isSame: (value: V) => boolean,
): DatedChange | null {
  const current = rows.find((row) => holds(row, day));
  if (!current) return { insert: { from: day, to: nextStart(rows, day) } };
  if (isSame(current.value)) return null;
  if (day === null || current.from === day) return { replace: current.id };
  return { end: { id: current.id, to: day }, insert: { from: day, to: current.to } };
}

function nextStart(rows: readonly DayRange[], day: string | null): string | null {
  const later = rows.flatMap(({ from }) => (from !== null && (day === null || from > day) ? [from] : []));
  return later.sort()[0] ?? null;
}
