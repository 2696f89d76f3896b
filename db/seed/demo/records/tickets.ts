import { afterWork, type DemoMonth, instantOf } from "../calendar";
import { type DemoFile, demoFile, happened } from "../csv-text";
import { daysAtWork, type Person, placeOf, unitIn } from "../people";
import { type Random, randomOf } from "../random";
import { AMINA, HANDED_OVER, HENRIK, haste, reopenedEvery, slipOf, workSeason } from "../stories";
import { type DemoWorld, workOf } from "../world";
import { CUSTOMERS, SUBJECTS } from "./words";

const HEADINGS = [
  "ticket_number",
  "subject",
  "status",
  "priority",
  "channel",
  "category",
  "customer",
  "assignee",
  "closer",
  "creator",
  "opened_at",
  "first_reply_at",
  "resolved_at",
  "closed_at",
  "due_at",
  "sla_met",
  "reopen_count",
  "reply_count",
  "csat",
];

/** Working minutes until a ticket of each priority is due. */
const DUE_MINUTES = { urgent: 240, high: 480, normal: 960, low: 1920 } as const;
type Priority = keyof typeof DUE_MINUTES;
const HOUR = 3_600_000;

interface Ticket {
  subject: string;
  category: string;
  customer: string;
  priority: Priority;
  channel: string;
  assignee: string;
  opened: number;
  replied: number;
  resolved: number;
  due: number;
  reopened: number;
  replies: number;
  csat: number | null;
}

/** The help desk: one file of all tickets, and a second one in which a batch of them has changed hands. */
export function ticketFiles(world: DemoWorld): DemoFile[] {
  const tickets = [...workOf(world, "Support specialist")]
    .flatMap((work) => [...ticketsOf(work)])
    .filter((ticket) => ticket.opened < world.until)
    .sort((a, b) => a.opened - b.opened);
  const numbered = tickets.map((ticket, at) => ({ ticket, number: `TK-${240_001 + at}` }));
  const rowOf = ({ ticket, number }: (typeof numbered)[number], assignee = ticket.assignee) =>
    toRow(ticket, { number, assignee, until: world.until });
  const lastMonth = world.months.at(-2);
  const henrik = world.people.find((person) => person.number === HENRIK)?.handle;
  const amina = world.people.find((person) => person.number === AMINA)?.handle;
  const handedOver = numbered
    .filter(({ ticket }) => ticket.assignee === henrik && isResolvedIn(ticket, lastMonth))
    .slice(-HANDED_OVER);
  return [
    demoFile("tickets", { headings: HEADINGS, rows: numbered.map((entry) => rowOf(entry)) }),
    demoFile("tickets", {
      fileName: "tickets-handed-over.csv",
      headings: HEADINGS,
      rows: handedOver.map((entry) => rowOf(entry, amina)),
    }),
  ];
}

const isResolvedIn = (ticket: Ticket, month: DemoMonth | undefined) =>
  month !== undefined &&
  ticket.resolved >= instantOf(month.firstDay, 0) &&
  ticket.resolved < instantOf(month.endDay, 0);

function* ticketsOf({ person, month }: { person: Person; month: DemoMonth }): Generator<Ticket> {
  const random = randomOf("tickets", person.number, month.index);
  const unit = unitIn(person, month.index);
  const place = placeOf(unit);
  const rush = haste(person.number, month.index);
  const slip = slipOf(unit, month.index) * Math.max(0.2, 1.15 - 0.5 * person.care);
  const backEvery = reopenedEvery(person.number, month.index);
  let number = 0;
  const perDay = 6.25 * (1 + 0.08 * person.speed) * (1 + 0.42 * rush) * workSeason(month.monthOfYear);
  for (const day of daysAtWork(person, month)) {
    const count = Math.max(1, Math.round(random.normal(perDay, 1.3)));
    for (let at = 0; at < count; at++) {
      const minute = Math.floor(random.between(place.shift[0], place.shift[1] - 20));
      number++;
      const back = backEvery === null ? null : number % backEvery === 0;
      yield ticketAt({ day, minute }, { person, random, rush, slip, place, back });
    }
  }
}

interface Circumstances {
  person: Person;
  random: Random;
  rush: number;
  slip: number;
  place: ReturnType<typeof placeOf>;
  /** Whether the ticket comes back, when the story says so. */
  back: boolean | null;
}

function ticketAt(
  from: { day: number; minute: number },
  { person, random, rush, slip, place, back: told }: Circumstances,
): Ticket {
  const priority = priorityOf(random.next());
  const slow = (1 + 0.5 * slip) * (1 - 0.25 * rush) * (1 - 0.09 * person.speed);
  const replyMinutes = Math.min(1400, random.skewed(48 * slow * (1 + 0.6 * slip), 0.9));
  const dueMinutes = DUE_MINUTES[priority];
  const workMinutes = replyMinutes * 0.5 + random.skewed(0.32 * dueMinutes * slow, 0.75);
  const after = (minutes: number) => afterWork(from, minutes, place);
  const [category, subject] = random.pick(SUBJECTS);
  const solvedAtOnce = random.chance(0.74 + 0.05 * person.speed - 0.12 * slip - 0.14 * rush);
  const happens = random.chance(0.03 * Math.exp(-0.3 * person.care) * (1 + 2.6 * rush + 0.7 * slip));
  const back = told ?? happens;
  return {
    subject,
    category,
    customer: random.pick(CUSTOMERS),
    priority,
    channel: random.pick(["phone", "e-mail", "e-mail", "chat", "portal"]),
    assignee: person.handle,
    opened: instantOf(from.day, from.minute),
    replied: after(Math.min(replyMinutes, workMinutes)),
    resolved: after(workMinutes),
    due: after(dueMinutes),
    reopened: back ? random.pick([1, 1, 1, 2]) : 0,
    replies: solvedAtOnce ? 1 : random.whole(2, 6),
    csat: random.chance(0.36) ? csatOf(random, { person, rush, slip, back }) : null,
  };
}

const priorityOf = (at: number): Priority =>
  at < 0.06 ? "urgent" : at < 0.24 ? "high" : at < 0.8 ? "normal" : "low";

function csatOf(
  random: Random,
  { person, rush, slip, back }: Pick<Circumstances, "person" | "rush" | "slip"> & { back: boolean },
): number {
  const best = 0.67 + 0.07 * person.warmth - 0.22 * slip - 0.26 * rush - (back ? 0.3 : 0);
  const at = random.next();
  if (at < best) return 5;
  const rest = (at - best) / (1 - best);
  return rest < 0.68 ? 4 : rest < 0.87 ? 3 : rest < 0.95 ? 2 : 1;
}

function toRow(
  ticket: Ticket,
  { number, assignee, until }: { number: string; assignee: string | undefined; until: number },
) {
  const isResolved = ticket.resolved < until;
  const closed = ticket.resolved + 24 * HOUR;
  return [
    number,
    ticket.subject,
    closed < until ? "closed" : isResolved ? "resolved" : "open",
    ticket.priority,
    ticket.channel,
    ticket.category,
    ticket.customer,
    assignee,
    isResolved ? assignee : null,
    ticket.assignee,
    happened(ticket.opened, until),
    happened(ticket.replied, until),
    happened(ticket.resolved, until),
    happened(closed, until),
    happened(ticket.due, Number.POSITIVE_INFINITY),
    isResolved ? ticket.resolved <= ticket.due : null,
    isResolved ? ticket.reopened : 0,
    ticket.replies,
    isResolved ? ticket.csat : null,
  ];
}
