import { eq } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { planCheckIns, plans } from "@/db/schema/plans";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { systemScope } from "@/lib/access/scope";
import type { Actor, WorkCtx } from "@/lib/context";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listUnits } from "@/lib/people/units/queries";
import { planRuleInput } from "@/lib/rewards/plan-rules/input";
import { createPlanRule } from "@/lib/rewards/plan-rules/mutations";
import { listPlanRules } from "@/lib/rewards/plan-rules/queries";
import { acceptPlan, checkIn, declinePlan, setGoalMet } from "@/lib/rewards/plans/mutations";
import { listPlans } from "@/lib/rewards/plans/queries";
import { recommendPlans } from "@/lib/rewards/plans/recommend";
import { instantOf, isoDay } from "./calendar";
import { DENIZ } from "./stories";
import type { DemoWorld } from "./world";

const REOPENED = "Reopened tickets";
const RULES = {
  /** What Deniz's plan came from. */
  quality: "Tickets come back, two months running",
  /** What the slipping team is found by today. */
  support: "Support under target, two months running",
};
/** The month in which the first recommendations were decided on. */
const DECIDED = -3;
const MORNING = 9 * 60;

/** Two rules over the support department; a plan that began some months ago, and what the rules find today. */
export async function loadPlans(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  const known = new Set((await listPlanRules(ctx.db)).map(({ name }) => name));
  if (!known.has(RULES.quality)) await addQualityRule(ctx);
  if ((await ctx.db.$count(planCheckIns)) === 0) await beginPlan(ctx, world);
  if (!known.has(RULES.support)) await addSupportRule(ctx);
  await recommendPlans(ctx);
  return `${await ctx.db.$count(plans)} by 2 rules`;
}

async function addQualityRule(ctx: WorkCtx): Promise<void> {
  const kpi = (await listKpis(ctx.db)).find(({ name }) => name === REOPENED);
  const rule = {
    ...{ name: RULES.quality, kind: "training", measure: "kpi", kpi_id: kpi?.id },
    ...{ frequency: "monthly", threshold: "60", periods: 2 },
    recommendation: "Sit in with the quality review for a month",
  };
  await createPlanRule(ctx, planRuleInput.parse(rule));
}

async function addSupportRule(ctx: WorkCtx): Promise<void> {
  const support = (await listUnits(ctx.db)).find(({ code }) => code === "SUP");
  const rule = {
    ...{ name: RULES.support, kind: "improvement", measure: "overall", org_unit_id: support?.id },
    ...{ frequency: "monthly", threshold: "85", periods: 2 },
    recommendation: "Weekly coaching on first replies",
  };
  await createPlanRule(ctx, planRuleInput.parse(rule));
}

/** As it would have been: found on the first of the month, decided on a day later, talked about since. */
async function beginPlan(ctx: WorkCtx, world: DemoWorld): Promise<void> {
  const month = world.months.find(({ index }) => index === DECIDED);
  if (!month) return;
  const lead = await leadOf(ctx);
  const day = (after: number) => isoDay(month.firstDay + after);
  const on = (after: number): WorkCtx => ({
    ...ctx,
    now: new Date(instantOf(month.firstDay + after, MORNING)),
    actor: lead,
  });
  const scope = systemScope(ctx.now);
  await recommendPlans({ ...on(0), actor: ctx.actor });
  const [deniz] = await ctx.db.select().from(employees).where(eq(employees.employeeNumber, DENIZ));
  const found = await listPlans(ctx.db, scope, { page: 1, pageSize: 100, status: "recommended" });
  for (const { id: planId, title, employee_id } of found.plans) {
    const act = { scope, planId };
    if (employee_id !== deniz?.id) {
      await declinePlan(on(1), { ...act, reason: "Works on it with the quality review already." });
      continue;
    }
    const goals = [
      { goal: "Agree on what counts as solved before a ticket is closed", due_on: day(30) },
      { goal: "Reopened tickets at 60 or more in two months running", due_on: day(150) },
    ];
    const input = { title, starts_on: day(1), ends_on: day(150), goals, reason: "" };
    const { goals: agreed } = await acceptPlan(on(1), { ...act, input });
    for (const { after, note } of CHECK_INS) await checkIn(on(after), { ...act, note });
    if (agreed[0]) await setGoalMet(on(44), { ...act, goalId: agreed[0].id, met: true });
  }
}

const CHECK_INS = [
  {
    after: 16,
    note: "Went through ten reopened tickets together: six were closed before the customer had answered.",
  },
  { after: 44, note: "Waits for the customer’s answer now. Fewer tickets a day, fewer that come back." },
];

/** Human resources, who look after everybody's plans. */
async function leadOf({ db }: WorkCtx): Promise<Actor> {
  const account = await getAccountByEmail(db, "hr@plumbline.test");
  if (!account) throw new Error("The accounts are not loaded.");
  const { id: accountId, employeeId, name: label } = account;
  return { kind: "account", accountId, employeeId, roles: ["hr"], label };
}
