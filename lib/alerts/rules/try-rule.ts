import { sql } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { type Scope, withinScope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import { organisationToday } from "@/lib/people/today";
import { parseInput } from "@/lib/zod-fields";
import { type AlertRuleTestInput, alertRuleTestInput } from "./input";
import { listMissingEntries } from "./missing-entries";
import { refuseUnknown, requireMayCover } from "./mutations";
import { askedRule } from "./queries";
import { listAskedPeriods, listSeries } from "./series";
import { periodsNeeded } from "./settings";
import { type SimulatedStep, simulate } from "./simulate";

/** Periods that a rule is played over. */
const STEPS = 6;
/** Fewer people than this are told apart by their number alone. */
const FEWEST_PEOPLE = 5;
const MOST_NAMED = 10;

export interface RuleTrial {
  /** People whom the rule covers now. */
  covered: number;
  /** Null: fewer than five are covered or have a figure, and the reader may not see them one by one. */
  opened: number | null;
  /** Oldest first; empty for missing entries, which are known for today alone. */
  periods: { name: string; opened: number; resolved: number; open: number }[];
  /** Some of those about whom an alert would be open now, as far as the reader may see them. */
  people: { employeeId: number; name: string }[];
}

/** What a rule would have done over the last periods, before anything is saved: "would have opened 7 alerts". */
export async function tryRule(
  ctx: Ctx,
  { scope, rule }: { scope: Scope; rule: AlertRuleTestInput },
): Promise<RuleTrial> {
  requireAbility(ctx.actor, "configure alerts");
  const input = parseInput(alertRuleTestInput, rule);
  await refuseUnknown(ctx, input);
  await requireMayCover(ctx, { scope, ...input });
  const { covered, fewest, steps, openNow } = await play(ctx, input);
  if (fewest < FEWEST_PEOPLE && !scope.seesEveryone && input.coverage !== "person")
    return { covered, opened: null, periods: [], people: [] };
  return {
    covered,
    opened: steps.length > 0 ? steps.reduce((sum, { step }) => sum + step.opened.length, 0) : openNow.length,
    periods: steps.map(({ name, step }) => ({
      name,
      opened: step.opened.length,
      resolved: step.resolved.length,
      open: step.open,
    })),
    people: await namesWithin(ctx, scope, openNow),
  };
}

interface Played {
  covered: number;
  /** Of the covered, or of those with a figure in one of the periods, where there are any: whichever are fewer. */
  fewest: number;
  steps: { name: string; step: SimulatedStep }[];
  openNow: number[];
}

async function play({ db, now }: Ctx, input: AlertRuleTestInput): Promise<Played> {
  const today = await organisationToday(db, now);
  const { settings } = input;
  if (settings.condition === "missing_entries") {
    const missing = await listMissingEntries(db, { ...askedRule(input), settings }, { today, people: null });
    return {
      covered: missing.length,
      fewest: missing.length,
      steps: [],
      openNow: missing.map(({ employeeId }) => employeeId),
    };
  }
  const rule = { ...askedRule(input), settings };
  const count = periodsNeeded(settings) + STEPS - 1;
  const periods = await listAskedPeriods(db, { rule, today, count });
  const series = await listSeries(db, rule, { periods, people: null, today });
  const shown = periods.slice(0, STEPS).reverse();
  const played = simulate(settings, series, shown.length);
  const open = new Set<number>();
  for (const { opened, resolved } of played) {
    for (const id of opened) open.add(id);
    for (const id of resolved) open.delete(id);
  }
  const known = shown.map((_, age) => series.filter(({ values }) => values[age] !== null).length);
  return {
    covered: series.length,
    fewest: Math.min(series.length, ...known.filter((count) => count > 0)),
    steps: shown.flatMap(({ name }, at) => {
      const step = played[at];
      return step ? [{ name, step }] : [];
    }),
    openNow: [...open],
  };
}

async function namesWithin({ db }: Ctx, scope: Scope, employeeIds: readonly number[]) {
  return db
    .select({ employeeId: employees.id, name: employees.name })
    .from(employees)
    .where(
      sql`${employees.id} = ANY (${`{${employeeIds.join(",")}}`}::integer[]) AND ${withinScope(scope, employees.id)}`,
    )
    .orderBy(employees.name, employees.id)
    .limit(MOST_NAMED);
}
