import { type DemoMonth, dayNumber, isoDay } from "../calendar";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import type { OwnSource } from "../own-source";
import { daysAtWork, type Person } from "../people";
import { randomOf } from "../random";
import { type DemoWorld, workOf } from "../world";
import { CUSTOMERS, PRODUCTS } from "./words";

const HEADINGS = ["deal_number", "name", "sold_by", "signed_on", "value"] as const;
const [number, name, soldBy, signedOn, value] = HEADINGS;

/** Framework contracts that sales executives win together: a source of the company's own, its people with shares. */
export const JOINT_DEALS: OwnSource = {
  slug: "joint_deals",
  input: {
    name: "Joint deals",
    description: "Contracts that two or three sales executives won together, each with a share.",
    record_noun: "deal",
    columns: [
      { header: number, label: "Deal", data_type: "text", roles: ["key"] },
      { header: name, label: "Name", data_type: "text", roles: ["title"] },
      { header: soldBy, label: "Sold by", data_type: "text", roles: ["contributors"] },
      { header: signedOn, label: "Signed on", data_type: "date", roles: ["time"] },
      { header: value, label: "Value", data_type: "decimal", roles: ["measure"] },
    ],
  },
};

export function jointDealFile(world: DemoWorld): DemoFile {
  const today = dayNumber(new Date(world.until + 6 * 3_600_000).toISOString().slice(0, 10));
  const deals = [...workOf(world, "Sales executive")]
    .flatMap((work) => [...dealsOf(world, work)])
    .filter((deal) => deal.day < today)
    .sort((a, b) => a.day - b.day);
  const rows = deals.map((deal, at) => [`J-${701 + at}`, ...deal.cells]);
  return demoFile(JOINT_DEALS.slug, { headings: [...HEADINGS], rows });
}

/** How a deal is shared: in halves, by the work that went in, or among three. */
const SPLITS: [number[], ...number[][]] = [
  [1, 1],
  [60, 40],
  [70, 30],
  [50, 30, 20],
];

function* dealsOf(
  world: DemoWorld,
  { person, month }: { person: Person; month: DemoMonth },
): Generator<{ day: number; cells: DemoRow }> {
  const days = daysAtWork(person, month);
  const peers = world.people.filter(
    (peer) => peer.unit === person.unit && peer.role === person.role && peer !== person,
  );
  if (days.length === 0 || peers.length < 2) return;
  const random = randomOf("joint deals", person.number, month.index);
  for (let count = random.pick([1, 1, 2]); count > 0; count--) {
    const split = random.pick(SPLITS);
    const first = random.whole(0, peers.length - 1);
    const team = [person, ...split.slice(1).map((_, at) => peers[(first + at) % peers.length] ?? person)];
    const [product, price] = random.pick(PRODUCTS);
    const customer = random.pick(CUSTOMERS);
    const day = days[random.whole(0, days.length - 1)] ?? 0;
    yield {
      day,
      cells: [
        `${product} at every site of ${customer}`,
        team.map(({ email }, at) => (split[0] === 1 ? email : `${email}:${split[at]}`)).join("; "),
        isoDay(day),
        (price * random.between(1.6, 2.8)).toFixed(2),
      ],
    };
  }
}
