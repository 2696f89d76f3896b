import { type DemoMonth, instantOf, isoInstant } from "../calendar";
import type { JobRole } from "../company";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import { daysAtWork, managerIn, type Person, unitIn } from "../people";
import { type Random, randomOf } from "../random";
import { AMINA, haste, slipOf } from "../stories";
import type { DemoWorld } from "../world";

const HEADINGS = [
  "rating_number",
  "about",
  "rated_person",
  "rated_by",
  "kind",
  "rated_at",
  "score",
  "comment",
];

interface Kind {
  kind: string;
  about: string;
  /** Fewest and most a month. */
  count: readonly [number, number];
  mean: number;
  deviation: number;
}

const PEER: Kind = { kind: "peer", about: "Working together", count: [3, 5], mean: 4.32, deviation: 0.42 };

/** Who is rated on what, from 1 to 5. */
const KINDS: Partial<Record<JobRole, Kind[]>> = {
  "Support specialist": [
    { kind: "quality review", about: "Sampled conversation", count: [5, 8], mean: 4.4, deviation: 0.5 },
    { kind: "article", about: "Help article", count: [6, 9], mean: 4.25, deviation: 0.55 },
  ],
  "Field technician": [
    { kind: "customer", about: "Visit at the customer", count: [9, 14], mean: 4.5, deviation: 0.5 },
  ],
  "NOC engineer": [PEER],
  "Finance officer": [PEER],
  "Sales executive": [
    { kind: "customer", about: "Onboarding of a customer", count: [4, 7], mean: 4.45, deviation: 0.5 },
  ],
  "Software engineer": [PEER],
  "Team lead": [{ kind: "team", about: "What the team says", count: [6, 9], mean: 4.25, deviation: 0.45 }],
  Trainer: [{ kind: "course", about: "What trainees say", count: [18, 26], mean: 4.45, deviation: 0.5 }],
};

/** What customers, colleagues and reviewers say, and a late file with faults, of which the import keeps what is right. */
export function ratingFiles(world: DemoWorld): DemoFile[] {
  const ratings = world.months
    .flatMap((month) => world.people.flatMap((person) => [...ratingsOf(world, { person, month })]))
    .filter((rating) => rating.at < world.until)
    .sort((a, b) => a.at - b.at);
  const rows = ratings.map((rating, at) => [`R-${70_001 + at}`, ...rating.cells]);
  return [demoFile("ratings", { headings: HEADINGS, rows }), lateFile(rows)];
}

/** Field tablets that came back late: the first row again, and three that cannot be taken as they are. */
function lateFile(rows: DemoRow[]): DemoFile {
  const [first = []] = rows;
  const changed = (number: string, at: number, value: string) =>
    first.map((cell, index) => (index === 0 ? number : index === at ? value : cell));
  const faulty = [
    changed("R-69998", 2, "T9999"),
    changed("R-69999", 5, "31/02 at noon"),
    changed("R-70000", 6, "very good"),
  ];
  const file = demoFile("ratings", {
    fileName: "ratings-late-tablets.csv",
    headings: HEADINGS,
    rows: [first, ...faulty],
  });
  return { ...file, refusedRows: faulty.length };
}

function* ratingsOf(
  world: DemoWorld,
  { person, month }: { person: Person; month: DemoMonth },
): Generator<{ at: number; cells: DemoRow }> {
  const days = daysAtWork(person, month);
  const random = randomOf("ratings", person.number, month.index);
  for (const kind of KINDS[person.role] ?? []) {
    const count = countOf(kind, { person, month, random, share: days.length / 18 });
    for (let at = 0; at < count; at++) {
      const day = days[random.whole(0, days.length - 1)];
      if (day === undefined) break;
      const instant = instantOf(day, random.whole(540, 1000));
      const rater =
        kind.kind === "quality review"
          ? managerIn(person, month.index)
          : random.pick([null, null, managerIn(person, month.index)]);
      const by = world.people.find((other) => other.number === rater)?.name ?? kind.kind;
      yield {
        at: instant,
        cells: [
          kind.about,
          person.number,
          by,
          kind.kind,
          isoInstant(instant),
          scoreOf(kind, { person, month, random }),
          null,
        ],
      };
    }
  }
}

function countOf(
  { kind, count }: Kind,
  { person, month, random, share }: { person: Person; month: DemoMonth; random: Random; share: number },
): number {
  const usual = random.whole(...count);
  // Too few to judge: her articles were hardly read that month.
  if (kind === "article" && person.number === AMINA && month.index === -1) return 3;
  return Math.min(usual, Math.floor(usual * share + 0.5));
}

function scoreOf(
  { mean, deviation }: Kind,
  { person, month, random }: { person: Person; month: DemoMonth; random: Random },
): string {
  const worse =
    0.9 * haste(person.number, month.index) + 0.35 * slipOf(unitIn(person, month.index), month.index);
  const score = random.normal(mean + 0.12 * person.care + 0.05 * person.warmth - worse, deviation);
  return Math.min(5, Math.max(1, score)).toFixed(1);
}
