import { dateReader, nameKey } from "./cells";
import { columnOf } from "./columns";
import type { KnownTable } from "./kinds";

const DAY = 86_400_000;

/** Later than this, to the second, is late. */
export const LATE_AFTER = "10:30";
const lateAfterSeconds = (10 * 60 + 30) * 60;

export interface PersonFigures {
  /** Days, or visits where the file does not say the day of each. */
  present: number;
  absent: number;
  hours: number;
  late: number;
}

export interface AttendanceRecount {
  rows: number;
  /** Lines that differ from each other and can be read. */
  visits: number;
  unusable: number;
  /** As the file of staff names them, or without one as the attendance does. */
  people: string[];
  /** First day of the first month and the day after the last month, YYYY-MM-DD. */
  start: string;
  end: string;
  workingDays: number;
  dateFormats: Record<string, string>;
  /** Of one person. */
  figures(person: string): PersonFigures;
}

/** Days from Monday to Friday that are no holiday, and who came when: counted here by none of the product's code. */
export function recountAttendance(
  table: KnownTable,
  staff: KnownTable | null,
  holidays: KnownTable | null,
): AttendanceRecount {
  const roles = ["in", "out", "day"] as const;
  const order = roles.map((role) => dateReader(columnOf(table, role))).find((reader) => reader.sure)?.order;
  const [arrival, leaving, day] = roles.map((role) => dateReader(columnOf(table, role), order));
  if (!arrival || !leaving || !day) throw new Error("Attendance needs arrivals and departures.");
  const hasDay = table.places.day !== undefined;
  const persons = columnOf(table, "employee");
  const visits: { person: string; from: number; to: number; day: number }[] = [];
  const seen = new Set<string>();
  let unusable = table.raggedRows;
  for (let at = 0; at < table.rows.length; at++) {
    const from = arrival.read(columnOf(table, "in")[at] ?? "") ?? Number.NaN;
    const to = leaving.read(columnOf(table, "out")[at] ?? "") ?? Number.NaN;
    const on = hasDay
      ? (day.read(columnOf(table, "day")[at] ?? "") ?? Number.NaN)
      : Math.floor(from / DAY) * DAY;
    const line = JSON.stringify(table.rows[at]);
    if ([from, to, on].some((value) => Number.isNaN(value))) unusable++;
    else if (!seen.has(line)) visits.push({ person: nameKey(persons[at] ?? ""), from, to, day: on });
    seen.add(line);
  }
  if (visits.length === 0) throw new Error(`${table.file}: no row has an arrival and a departure.`);
  const days = visits.map((visit) => visit.day);
  const first = new Date(days.reduce((least, value) => Math.min(least, value)));
  const last = new Date(days.reduce((most, value) => Math.max(most, value)));
  const start = Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), 1);
  const end = Date.UTC(last.getUTCFullYear(), last.getUTCMonth() + 1, 1);
  const workingDays = countWorkingDays(start, end, holidays);
  const people = staff ? columnOf(staff, "employee") : persons;
  return {
    rows: table.rows.length + table.raggedRows,
    visits: visits.length,
    unusable,
    people: [...new Map(people.map((name) => [nameKey(name), name.trim()])).values()],
    start: new Date(start).toISOString().slice(0, 10),
    end: new Date(end).toISOString().slice(0, 10),
    workingDays,
    dateFormats: { in: arrival.format, out: leaving.format, day: day.format },
    figures(person) {
      const own = visits.filter((visit) => visit.person === nameKey(person));
      const ms = own.reduce((sum, { from, to }) => sum + (to - from), 0);
      const present = hasDay ? new Set(own.map((visit) => visit.day)).size : own.length;
      return {
        present,
        absent: workingDays - present,
        hours: ms / 3_600_000,
        late: own.filter(({ from }) => (from % DAY) / 1000 > lateAfterSeconds).length,
      };
    },
  };
}

function countWorkingDays(start: number, end: number, holidays: KnownTable | null): number {
  const cells = holidays ? columnOf(holidays, "day") : [];
  const reader = dateReader(cells);
  const free = new Set(cells.map((cell) => reader.read(cell)));
  let count = 0;
  for (let day = start; day < end; day += DAY) {
    const weekday = new Date(day).getUTCDay();
    if (weekday !== 0 && weekday !== 6 && !free.has(day)) count++;
  }
  return count;
}
