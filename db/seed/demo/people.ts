import { type DemoMonth, dayNumber, isoDay, isWorkday, type Shift } from "./calendar";
import { JOB_ROLES, type JobRole, SCHEDULES, type ScheduleName, settingOf, UNITS } from "./company";
import type { HolidayCountry } from "./holidays";
import { inventNames } from "./names";
import { randomOf } from "./random";
import { FARAH, LEAVE_MONTH, MOVE, MOVE_MONTH, NEW_HIRE_DAYS, NOOR, STORY_PEOPLE } from "./stories";

export interface Person {
  number: string;
  name: string;
  email: string;
  /** Sign-in at the help desk, and handle in the code repositories. */
  handle: string;
  unit: string;
  role: JobRole;
  manager: string | null;
  /** YYYY-MM-DD */
  hiredOn: string;
  /** Lasting differences between people, around 0: how fast, how careful, how liked. */
  speed: number;
  care: number;
  warmth: number;
}

const EMAIL_DOMAIN = "tidewell.example";

/** Everyone, leaders first within their unit, in the order of units. The same for the same anchor. */
export function inventPeople(anchor: string): Person[] {
  const seats = listSeats();
  const open = seats.filter((seat) => seat.number === null);
  const names = inventNames(
    open.length,
    Object.values(STORY_PEOPLE).map((person) => person.name),
  );
  const handles = new Set<string>();
  const people: Person[] = [];
  const leads = new Map<string, string>();
  let next = 0;
  for (const seat of seats) {
    const number = seat.number ?? `T${1101 + next}`;
    const name = seat.number ? (STORY_PEOPLE[seat.number]?.name ?? "") : (names[next++] ?? "");
    if (seat.leads) leads.set(seat.unit, number);
    const handle = freeHandle(name, handles);
    const random = randomOf("person", number);
    people.push({
      number,
      name,
      email: `${handle}@${EMAIL_DOMAIN}`,
      handle,
      unit: seat.unit,
      role: seat.role,
      manager: managerOf(seat, leads),
      hiredOn: hiredOn(number, anchor, random.whole(420, 3200)),
      speed: limited(random.normal(0, 1)),
      care: limited(random.normal(0, 1)),
      warmth: limited(random.normal(0, 1)),
      ...STORY_PEOPLE[number]?.manner,
    });
  }
  return people;
}

interface Seat {
  unit: string;
  role: JobRole;
  leads: boolean;
  /** Of someone with a story; null for an invented colleague. */
  number: string | null;
}

function listSeats(): Seat[] {
  return UNITS.flatMap((unit) => {
    const known = Object.entries(STORY_PEOPLE).filter(([, person]) => person.unit === unit.code);
    const [lead] = known.find(([, person]) => person.leads) ?? [null];
    const members = known.filter(([, person]) => !person.leads);
    const role = unit.members?.role ?? JOB_ROLES[0];
    const count = Math.max(unit.members?.count ?? 0, members.length);
    return [
      { unit: unit.code, role: unit.lead, leads: true, number: lead },
      ...Array.from({ length: count }, (_, at) => {
        const [number = null, person] = members[at] ?? [];
        return { unit: unit.code, role: person?.role ?? role, leads: false, number };
      }),
    ];
  });
}

/** The leader of the unit, or for leaders that of the unit above. */
function managerOf(seat: Seat, leads: Map<string, string>): string | null {
  if (!seat.leads) return leads.get(seat.unit) ?? null;
  const parent = UNITS.find((unit) => unit.code === seat.unit)?.parent;
  return parent ? (leads.get(parent) ?? null) : null;
}

function hiredOn(number: string, anchor: string, daysBefore: number): string {
  if (number === NOOR) return isoDay(dayNumber(anchor) - NEW_HIRE_DAYS);
  // Counted from the first day of a year: a later month of the same year keeps everyone's first day.
  return isoDay(dayNumber(`${anchor.slice(0, 4)}-01-01`) - daysBefore);
}

function freeHandle(name: string, taken: Set<string>): string {
  const plain = name
    .toLowerCase()
    .replace(/[^a-z ]/g, "")
    .replaceAll(" ", ".");
  let handle = plain;
  for (let count = 2; taken.has(handle); count++) handle = `${plain}${count}`;
  taken.add(handle);
  return handle;
}

const limited = (value: number) => Math.min(1.8, Math.max(-1.8, value));

/** Whom someone reports to in a month. */
export const managerIn = (person: Person, month: number) =>
  person.number === MOVE.person && month >= MOVE_MONTH ? MOVE.manager : person.manager;

/** Where someone works in a month. */
export function unitIn(person: Person, month: number): string {
  return person.number === MOVE.person && month >= MOVE_MONTH ? MOVE.unit : person.unit;
}

export interface Place {
  country: HolidayCountry;
  shift: Shift;
  schedule: ScheduleName;
}

export function placeOf(unit: string): Place {
  const schedule = settingOf(unit, "schedule");
  return { country: settingOf(unit, "country"), schedule, shift: SCHEDULES[schedule].shift };
}

/** The days of a month on which someone is at work: no weekends, holidays or leave, and not before their first day. */
export function daysAtWork(person: Person, month: DemoMonth): number[] {
  if (person.number === FARAH && month.index >= LEAVE_MONTH) return [];
  const { country } = placeOf(unitIn(person, month.index));
  const hired = dayNumber(person.hiredOn);
  const away = holidayWeek(person, month);
  const random = randomOf("away", person.number, month.index);
  const days: number[] = [];
  for (let day = month.firstDay; day < month.endDay; day++) {
    const isAway = random.chance(0.04) || (day >= away && day < away + 7);
    if (day >= hired && !isAway && isWorkday(country, day)) days.push(day);
  }
  return days;
}

/** A week off in one of the summer months, and for some around New Year. */
function holidayWeek(person: Person, month: DemoMonth): number {
  const random = randomOf("week off", person.number);
  const summerMonth = random.whole(6, 8);
  const start = month.firstDay + random.whole(0, 20);
  if (month.monthOfYear === summerMonth) return start;
  return month.monthOfYear === 12 && random.chance(0.4) ? month.endDay - 7 : Number.POSITIVE_INFINITY;
}
