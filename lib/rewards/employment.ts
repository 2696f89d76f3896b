const DAY_MS = 86_400_000;

/** Half-open; YYYY-MM-DD. */
export interface Span {
  periodStart: string;
  periodEnd: string;
}

interface Employment {
  hiredOn: string | null;
  /** The last day of employment, that day included. */
  leftOn: string | null;
}

/** Days of the period on which someone was employed, of all its days. */
export function daysEmployed(span: Span, { hiredOn, leftOn }: Employment): { paid: number; all: number } {
  const from = hiredOn !== null && hiredOn > span.periodStart ? hiredOn : span.periodStart;
  const to = leftOn !== null && leftOn < lastDay(span) ? dayAfter(leftOn) : span.periodEnd;
  return { paid: Math.max(0, daysBetween(from, to)), all: daysBetween(span.periodStart, span.periodEnd) };
}

/** Days of employment by the period's last day, that day included; null: since ever. */
export function daysOfService(span: Span, hiredOn: string | null): number | null {
  return hiredOn === null ? null : Math.max(0, daysBetween(hiredOn, span.periodEnd));
}

/** Half-open. */
const daysBetween = (from: string, to: string) => Math.round((dateOf(to) - dateOf(from)) / DAY_MS);
const dateOf = (day: string) => Date.parse(`${day}T00:00:00Z`);
const shift = (day: string, days: number) => new Date(dateOf(day) + days * DAY_MS).toISOString().slice(0, 10);
const dayAfter = (day: string) => shift(day, 1);

export const lastDay = ({ periodEnd }: Pick<Span, "periodEnd">) => shift(periodEnd, -1);
