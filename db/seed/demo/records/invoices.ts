import { type DemoMonth, dayNumber, isoDay } from "../calendar";
import { type DemoFile, type DemoRow, demoFile } from "../csv-text";
import { daysAtWork, type Person } from "../people";
import { randomOf } from "../random";
import { type DemoWorld, workOf } from "../world";
import { CUSTOMERS } from "./words";

const HEADINGS = [
  "invoice_number",
  "customer",
  "status",
  "issuer",
  "collector",
  "issued_on",
  "due_on",
  "paid_on",
  "reconciled_on",
  "accurate",
  "disputed",
  "amount",
  "amount_paid",
  "leakage_amount",
];
const PAYMENT_DAYS = 30;

/** Billing: about four invoices a day and officer, each followed up by whoever issued it. */
export function invoiceFile(world: DemoWorld): DemoFile {
  const today = dayNumber(new Date(world.until + 6 * 3_600_000).toISOString().slice(0, 10));
  const invoices = [...workOf(world, "Finance officer", world.longMonths)]
    .flatMap((work) => [...invoicesOf(work, today)])
    .sort((a, b) => a.day - b.day);
  const rows = invoices.map((invoice, at) => [`INV-${31_001 + at}`, ...invoice.cells]);
  return demoFile("invoices", { headings: HEADINGS, rows });
}

function* invoicesOf(
  { person, month }: { person: Person; month: DemoMonth },
  today: number,
): Generator<{ day: number; cells: DemoRow }> {
  const random = randomOf("invoices", person.number, month.index);
  for (const issued of daysAtWork(person, month)) {
    if (issued >= today) continue;
    const count = Math.max(1, Math.round(random.normal(3.9 + 0.2 * person.speed, 1)));
    for (let at = 0; at < count; at++) {
      const amount = random.skewed(860, 0.9);
      const due = issued + PAYMENT_DAYS;
      const paid = random.chance(0.045 - 0.01 * person.warmth)
        ? Number.POSITIVE_INFINITY
        : issued + Math.round(Math.max(3, random.normal(23 - 1.2 * person.warmth, 7)));
      const reconciled = paid + Math.round(Math.max(0, random.skewed(2.3 * (1 - 0.1 * person.speed), 0.6)));
      const accurate = random.chance(0.982 + 0.006 * person.care);
      const disputed = !accurate ? random.chance(0.5) : random.chance(0.016);
      const isPaid = paid < today;
      yield {
        day: issued,
        cells: [
          random.pick(CUSTOMERS),
          isPaid ? "paid" : due < today ? "overdue" : "open",
          person.number,
          person.number,
          isoDay(issued),
          isoDay(due),
          isPaid ? isoDay(paid) : null,
          reconciled < today ? isoDay(reconciled) : null,
          accurate,
          disputed,
          amount.toFixed(2),
          (isPaid ? amount : 0).toFixed(2),
          (accurate ? 0 : amount * random.between(0.05, 0.3)).toFixed(2),
        ],
      };
    }
  }
}
