import { eq } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { planCheckIns, planRules, plans } from "@/db/schema/plans";
import { getAccountByEmail } from "@/lib/access/accounts/queries";
import { systemScope } from "@/lib/access/scope";
import type { Actor, WorkCtx } from "@/lib/context";
import { listUnits } from "@/lib/people/units/queries";
import { planRuleInput } from "@/lib/rewards/plan-rules/input";
import { createPlanRule } from "@/lib/rewards/plan-rules/mutations";
import { acceptPlan, checkIn, setGoalMet } from "@/lib/rewards/plans/mutations";
import { listPlans } from "@/lib/rewards/plans/queries";
import { recommendPlans } from "@/lib/rewards/plans/recommend";
import { instantOf, isoDay } from "./calendar";
import { DENIZ } from "./stories";
import type { DemoWorld } from "./world";

const RULE = "Support under target, two months running";
/** The month in which the first recommendations were decided on. */
const DECIDED = -3;
const MORNING = 9 * 60;

/** A rule over the support department; a plan that began some months ago, and what the rule finds today. */
export async function loadPlans(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  if ((await ctx.db.$count(planRules, eq(planRules.name, RULE))) === 0) await addRule(ctx);
  if ((await ctx.db.$count(planCheckIns)) === 0) await beginPlan(ctx, world);
  await recommendPlans(ctx);
  return `${await ctx.db.$count(plans)} by 1 rule`;
}

async function addRule(ctx: WorkCtx): Promise<void> {
  const support = (await listUnits(ctx.db)).find(({ code }) => code === "SUP");
  const rule = {
    ...{ name: RULE, kind: "improvement", measure: "overall", frequency: "monthly" },
    ...{ threshold: "85", periods: 2, org_unit_id: support?.id ?? null },
    recommendation: "Weekly coaching on first replies and reopened tickets",
  };
  await createPlanRule(ctx, planRuleInput.parse(rule));
}

/** As it would have been: found on the first of the month, accepted a day later, talked about since. */
async function beginPlan(ctx: WorkCtx, world: DemoWorld): Promise<void> {
  const month = world.months.find(({ index }) => index === DECIDED);
  if (!month) return;
  const on = (day: number): WorkCtx => ({ ...ctx, now: new Date(instantOf(day, MORNING)) });
  const lead = await leadOf(ctx);
  const led = (day: number): WorkCtx => ({ ...on(day), actor: lead });
  const scope = systemScope(ctx.now);
  await recommendPlans(on(month.firstDay));
  const [deniz] = await ctx.db.select().from(employees).where(eq(employees.employeeNumber, DENIZ));
  const found = await listPlans(ctx.db, scope, { page: 1, pageSize: 100, status: "recommended" });
  const plan = found.plans.find(({ employee_id }) => employee_id === deniz?.id) ?? found.plans[0];
  if (!plan) return;
  const act = { scope, planId: plan.id };
  const accepted = await acceptPlan(led(month.firstDay + 1), {
    ...act,
    input: {
      title: plan.title,
      starts_on: isoDay(month.firstDay + 1),
      ends_on: isoDay(month.firstDay + 150),
      goals: [
        {
          goal: "Agree on what counts as solved before a ticket is closed",
          due_on: isoDay(month.firstDay + 30),
        },
        { goal: "Overall score at 85 or more in two months running", due_on: isoDay(month.firstDay + 150) },
      ],
      reason: "",
    },
  });
  const notes = [
    {
      day: 16,
      note: "Went through ten reopened tickets together: six were closed before the customer had answered.",
    },
    { day: 44, note: "Waits for the customer’s answer now. Fewer tickets a day, fewer that come back." },
  ];
  for (const { day, note } of notes) await checkIn(led(month.firstDay + day), { ...act, note });
  const [first] = accepted.goals;
  if (first) await setGoalMet(led(month.firstDay + 44), { ...act, goalId: first.id, met: true });
}

/** Human resources, who look after everybody's plans. */
async function leadOf({ db }: WorkCtx): Promise<Actor> {
  const account = await getAccountByEmail(db, "hr@plumbline.test");
  if (!account) throw new Error("The accounts are not loaded.");
  const { id: accountId, employeeId, name: label } = account;
  return { kind: "account", accountId, employeeId, roles: ["hr"], label };
}
