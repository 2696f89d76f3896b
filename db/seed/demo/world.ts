import { type DemoMonth, instantOf, monthsAround } from "./calendar";
import { inventPeople, type Person } from "./people";

/** What the generators of records are given. */
export interface DemoWorld {
  /** Twelve finished months and the running one. */
  months: DemoMonth[];
  /** With those before and after, for records that are long under way. */
  longMonths: DemoMonth[];
  people: Person[];
  /** Nothing happens from this instant on: later events are left out, or are still to come in the record. */
  until: number;
}

/**
 * The demo company as of the start of a day. `anchor` is the first day of the running month; `today` (YYYY-MM-DD) ends
 * the records, by default at the end of that month. The same arguments give the same company, byte for byte.
 */
export function demoWorld(anchor: string, today?: string): DemoWorld {
  const months = monthsAround(anchor, -12, 0);
  const end = months.at(-1)?.endDay ?? 0;
  const day = today ? Math.min(end, Date.parse(`${today}T00:00:00Z`) / 86_400_000) : end;
  return {
    months,
    longMonths: monthsAround(anchor, -14, 3),
    people: inventPeople(anchor),
    until: instantOf(day, 0),
  };
}

/** A person's work of a month, in the order of people within months. */
export function* workOf(
  world: DemoWorld,
  role: Person["role"],
  months = world.months,
): Generator<{ person: Person; month: DemoMonth }> {
  const people = world.people.filter((person) => person.role === role);
  for (const month of months) {
    for (const person of people) yield { person, month };
  }
}
