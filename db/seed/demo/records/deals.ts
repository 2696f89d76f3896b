import { type DemoMonth, dayNumber, isoDay } from "../calendar";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import { daysAtWork, type Person, unitIn } from "../people";
import { randomOf } from "../random";
import { salesLift, salesSeason } from "../stories";
import { type DemoWorld, workOf } from "../world";
import { CUSTOMERS, PRODUCTS } from "./words";

const HEADINGS = [
  "deal_number",
  "name",
  "account",
  "product",
  "stage",
  "sales_rep",
  "account_manager",
  "created_on",
  "engaged_on",
  "closed_on",
  "churned_on",
  "amount",
];

/** Sales: a deal closes three working days out of four; it began weeks before. */
export function dealFile(world: DemoWorld): DemoFile {
  const today = dayNumber(new Date(world.until + 6 * 3_600_000).toISOString().slice(0, 10));
  const deals = [...workOf(world, "Sales executive", world.longMonths)]
    .flatMap((work) => [...dealsOf(work, today)])
    .filter((deal) => deal.day < today)
    .sort((a, b) => a.day - b.day);
  const rows = deals.map((deal, at) => [`D-${4_001 + at}`, ...deal.cells]);
  return demoFile("deals", { headings: HEADINGS, rows });
}

function* dealsOf(
  { person, month }: { person: Person; month: DemoMonth },
  today: number,
): Generator<{ day: number; cells: DemoRow }> {
  const random = randomOf("deals", person.number, month.index);
  const lift = salesLift(unitIn(person, month.index));
  for (const closed of daysAtWork(person, month)) {
    const count = Math.floor(0.82 * salesSeason(month.monthOfYear) * (0.5 + lift / 2) + random.next());
    for (let at = 0; at < count; at++) {
      const engaged = closed - Math.round(Math.max(6, random.normal(41 - 3 * person.speed, 13)));
      const created = engaged - random.whole(1, 12);
      const won = random.chance(0.47 + 0.03 * person.warmth + 0.16 * (lift - 1));
      const [product, price] = random.pick(PRODUCTS);
      const customer = random.pick(CUSTOMERS);
      const churned = won && random.chance(0.06) ? closed + random.whole(40, 200) : null;
      const isClosed = closed < today;
      yield {
        day: created,
        cells: [
          `${product} for ${customer}`,
          customer,
          product,
          !isClosed ? "engaging" : won ? "won" : "lost",
          person.name,
          person.name,
          isoDay(created),
          engaged < today ? isoDay(engaged) : null,
          isClosed ? isoDay(closed) : null,
          churned !== null && churned < today ? isoDay(churned) : null,
          (price * lift * random.between(0.7, 1.35)).toFixed(2),
        ],
      };
    }
  }
}
