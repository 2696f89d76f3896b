import { type DemoMonth, dayNumber, isoDay } from "../calendar";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import type { OwnSource } from "../own-source";
import { daysAtWork, managerIn, type Person } from "../people";
import { randomOf } from "../random";
import { SAMUEL } from "../stories";
import type { DemoWorld } from "../world";
import { COURSES } from "./words";

const HEADINGS = [
  "Session no",
  "Topic",
  "Kind",
  "Participant",
  "Led by",
  "Held on",
  "Hours",
  "Completed",
] as const;
const [number, topic, kind, participant, ledBy, heldOn, hours, completed] = HEADINGS;

export const LEARNING: OwnSource = {
  slug: "learning_sessions",
  input: {
    name: "Learning sessions",
    description: "The learning team's spreadsheet: courses, peer coaching, one-to-ones.",
    record_noun: "session",
    columns: [
      { header: number, data_type: "text", roles: ["key"] },
      { header: topic, data_type: "text", roles: ["title"] },
      { header: kind, data_type: "text" },
      { header: participant, data_type: "text", roles: ["owner"] },
      { header: ledBy, data_type: "text", roles: ["owner"] },
      { header: heldOn, data_type: "date", roles: ["time"] },
      { header: hours, data_type: "decimal", roles: ["measure"] },
      { header: completed, data_type: "boolean" },
    ],
  },
};

/** Courses, peer coaching and one-to-ones: the spreadsheet that this company brings along as a source of its own. */
export function learningFile(world: DemoWorld): DemoFile {
  const today = dayNumber(new Date(world.until + 6 * 3_600_000).toISOString().slice(0, 10));
  const sessions = world.months
    .flatMap((month) => world.people.flatMap((person) => [...sessionsOf(world, { person, month })]))
    .filter((session) => session.day < today)
    .sort((a, b) => a.day - b.day);
  const rows = sessions.map((session, at) => [`L${20_001 + at}`, ...session.cells]);
  return demoFile(LEARNING.slug, {
    headings: [...HEADINGS],
    rows,
    fileName: "learning-sessions.csv",
  });
}

function* sessionsOf(
  world: DemoWorld,
  { person, month }: { person: Person; month: DemoMonth },
): Generator<{ day: number; cells: DemoRow }> {
  const days = daysAtWork(person, month);
  if (days.length === 0) return;
  const random = randomOf("learning", person.number, month.index);
  const peers = world.people.filter((peer) => peer.unit === person.unit && peer !== person);
  const held = (kind: string, by: string, about: { topic: string; hours: number; completed: boolean }) => {
    const day = days[random.whole(0, days.length - 1)] ?? 0;
    const { topic, hours, completed } = about;
    return { day, cells: [topic, kind, person.email, by, isoDay(day), hours, completed ? "yes" : "no"] };
  };
  for (let at = random.whole(2, 3); at > 0; at--) {
    const [topic, hours] = random.pick(COURSES);
    const by = random.chance(0.5) ? SAMUEL : (peers[random.whole(0, peers.length - 1)]?.number ?? SAMUEL);
    yield held("course", by, { topic, hours, completed: random.chance(0.95) });
  }
  for (let at = random.pick([2, 3, 3, 3, 4]); at > 0 && peers.length > 0; at--) {
    const peer = peers[random.whole(0, peers.length - 1)] ?? person;
    yield held("peer coaching", peer.number, { topic: "Peer coaching", hours: 0.5, completed: true });
  }
  const manager = managerIn(person, month.index);
  if (manager) {
    for (let at = 0; at < 2; at++) {
      yield held("one-to-one", manager, { topic: "One-to-one", hours: 0.5, completed: random.chance(0.9) });
    }
  }
}
