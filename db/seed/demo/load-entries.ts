import { and, eq } from "drizzle-orm";
import { accounts } from "@/db/schema/access";
import { kpiDefinitions } from "@/db/schema/kpis";
import { manualEntries } from "@/db/schema/manual";
import { employees } from "@/db/schema/people";
import type { Actor, WorkCtx } from "@/lib/context";
import { importEntries } from "@/lib/scoring/manual/import-entries";
import { enterValue } from "@/lib/scoring/manual/mutations";
import type { Period } from "@/lib/scoring/periods/queries";
import { DEMO_ACCOUNTS } from "./accounts";
import { type DemoMonth, instantOf, isoDay } from "./calendar";
import { loadAccount } from "./load-accounts";
import { loadPeriods } from "./load-periods";
import { daysAtWork, managerIn, type Person, unitIn } from "./people";
import { randomOf } from "./random";
import { COMMUNICATION } from "./rules/support-kinds";
import { AMINA, haste, RUTH, slipOf } from "./stories";
import { type DemoWorld, workOf } from "./world";

/** How many of a team have their value of the running month already. */
const EARLY = 4;
/** Nobody is judged by a few days. */
const ENOUGH_DAYS = 10;
const DAY = 86_400_000;

/**
 * The figures that are entered by hand, month by month on the third day after it: Ruth for her team, the people partner
 * for the others. In the running month most are still to come.
 */
export async function loadEntries(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const kpiId = await idOfKpi(ctx);
  const ruth = await signIn(ctx, { email: "manager@plumbline.test" });
  const mirela = await signIn(ctx, { email: "hr@plumbline.test" });
  const periods = await loadPeriods(ctx, world);
  let entered = 0;
  for (const month of world.months) {
    const period = periods.get(isoDay(month.firstDay));
    if (!period || (await isEntered(ctx, { kpiId, period }))) continue;
    const people = [...workOf(world, "Support specialist", [month])]
      .map(({ person }) => person)
      .filter((person) => daysAtWork(person, month).length >= ENOUGH_DAYS);
    const ofRuth = people.filter((person) => managerIn(person, month.index) === RUTH);
    const others = people.filter((person) => !ofRuth.includes(person));
    entered += await enterMarks({ ...ctx, actor: mirela }, { month, period, kpiId, people: others });
    // Amina's team last: a month that was broken off before it is done again.
    entered += await enterMarks({ ...ctx, actor: ruth }, { month, period, kpiId, people: ofRuth });
  }
  return `${entered} values entered by hand`;
}

async function isEntered({ db }: WorkCtx, { kpiId, period }: { kpiId: number; period: Period }) {
  const ofAmina = and(
    eq(manualEntries.kpiId, kpiId),
    eq(manualEntries.periodId, period.id),
    eq(employees.employeeNumber, AMINA),
  );
  const rows = await db
    .select({ id: manualEntries.id })
    .from(manualEntries)
    .innerJoin(employees, eq(employees.id, manualEntries.employeeId))
    .where(ofAmina);
  return rows.length > 0;
}

interface Marks {
  month: DemoMonth;
  period: Period;
  kpiId: number;
  people: readonly Person[];
}

/** One upload for a team; Amina's mark of the last finished month is corrected a day later. */
async function enterMarks(ctx: WorkCtx, { month, period, kpiId, people }: Marks): Promise<number> {
  const isRunning = month.index === 0;
  const due = instantOf(month.endDay + 2, 600);
  const at = (instant: number) => ({ ...ctx, now: new Date(Math.min(instant, ctx.now.getTime())) });
  const marked = isRunning ? people.slice(0, EARLY) : people;
  const lines = marked.map((person) => `${person.number},${markOf(person, month.index)}`);
  const csv = ["employee,value", ...lines].join("\n");
  const { entered } = await importEntries(at(due), { kpi_id: kpiId, period_id: period.id, csv });
  if (month.index === -1 && marked.some(({ number }) => number === AMINA)) {
    await enterValue(at(due + DAY), {
      employee_id: await idOfPerson(ctx, AMINA),
      kpi_id: kpiId,
      period_id: period.id,
      value: "4.4",
      note: "Two conversations of the last week were missing.",
    });
  }
  return entered;
}

/** From 1 to 5, in tenths. */
function markOf(person: Person, month: number): string {
  const chance = randomOf("mark", person.number, month).normal(0, 0.15);
  const mark =
    4.25 +
    0.2 * person.warmth +
    chance -
    0.5 * slipOf(unitIn(person, month), month) -
    1.2 * haste(person.number, month);
  return Math.min(5, Math.max(1, mark)).toFixed(1);
}

export async function signIn(ctx: WorkCtx, { email }: { email: string }): Promise<Actor> {
  const account = DEMO_ACCOUNTS.find((one) => one.email === email);
  if (!account) throw new Error(`There is no demo account ${email}.`);
  await loadAccount(ctx, account);
  const [row] = await ctx.db.select().from(accounts).where(eq(accounts.email, email));
  if (!row) throw new Error(`${email} has no account.`);
  const { id: accountId, name: label, employeeId } = row;
  return { kind: "account", accountId, label, employeeId, roles: account.roles };
}

async function idOfKpi({ db }: WorkCtx): Promise<number> {
  const [kpi] = await db
    .select({ id: kpiDefinitions.id })
    .from(kpiDefinitions)
    .where(eq(kpiDefinitions.name, COMMUNICATION));
  if (!kpi) throw new Error(`There is no KPI ${COMMUNICATION}.`);
  return kpi.id;
}

async function idOfPerson({ db }: WorkCtx, number: string): Promise<number> {
  const [person] = await db
    .select({ id: employees.id })
    .from(employees)
    .where(eq(employees.employeeNumber, number));
  if (!person) throw new Error(`Nobody has the number ${number}.`);
  return person.id;
}
