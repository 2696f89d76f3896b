import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testDatabase } from "@/db/testing/database";
import { addAccount } from "@/lib/notifications/testing/people";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { planRuleInput } from "../plan-rules/input";
import { createPlanRule } from "../plan-rules/mutations";
import { mintScopeOf } from "../testing/scopes";
import { followPlans } from "./follow";
import { acceptPlan, endPlan, setGoalMet } from "./mutations";
import { listPlans, requirePlan } from "./queries";
import { recommendPlans } from "./recommend";

const at = testDatabase();
let desk: SupportDesk;
const hrScope = mintScopeOf("hr");

/** September and October; Bo and Cy have 60 in both, Amina 90. Ivo leads them, Mirela is human resources. */
beforeAll(async () => {
  desk = await foundSupportDesk(at.all);
  const september = await createPeriod(desk.ctx, { frequency: "monthly", period_start: "2026-09-01" });
  const { amina, bo, cy, ivo } = desk.people;
  for (const period of [september, desk.october]) {
    for (const [person, score] of [
      [amina, "90"],
      [bo, "60"],
      [cy, "60"],
    ] as const) {
      await at.sql`
        INSERT INTO employee_scorecard_instances (employee_id, period_id, org_unit_id, run_id, computed_at)
        VALUES (${person}, ${period.id}, ${desk.units.support}, 1, now())`;
      await at.sql`
        INSERT INTO performance_results (employee_id, period_id, total_score, rating_band, coverage, kpi_count, scored_kpi_count, record_count, run_id, computed_at)
        VALUES (${person}, ${period.id}, ${score}::numeric, 'near', 100, 2, 2, 1, 1, now())`;
    }
  }
  await addAccount(at.db, { name: "Ivo", roles: ["manager"], employeeId: ivo, now: NOW });
  await addAccount(at.db, { name: "Bo", roles: ["employee"], employeeId: bo, now: NOW });
  await addAccount(at.db, { name: "Mirela", roles: ["hr"], now: NOW });
});

beforeEach(async () => {
  await at.db.execute(
    sql`TRUNCATE plans, plan_rules, plan_goals, plan_check_ins, notifications RESTART IDENTITY CASCADE`,
  );
  await at.db.execute(sql`UPDATE employees SET left_on = NULL`);
});

const on = (day: string) => ({ ...desk.ctx, now: new Date(`${day}T08:00:00Z`) });
const addRule = (change: Record<string, unknown> = {}) =>
  createPlanRule(
    desk.ctx,
    planRuleInput.parse({
      ...{ name: "Two months under 70", kind: "improvement", measure: "overall", frequency: "monthly" },
      ...{ threshold: "70", periods: 2, recommendation: "Coaching on first replies", ...change },
    }),
  );
const accepted = {
  ...{ title: "Coaching on first replies", starts_on: "2026-11-01", ends_on: "2027-01-31", reason: "" },
  goals: [{ goal: "Nine of ten within four hours", due_on: "2026-12-15" }],
};
const planOf = async (employeeId: number) => {
  const { plans } = await listPlans(at.db, hrScope, { page: 1, pageSize: 10, employeeId });
  return plans[0]?.id ?? 0;
};
/** "Ivo: Bo: Coaching on first replies", in the order in which people were told. */
const told = async () =>
  (
    await at.sql<{ said: string }[]>`
      SELECT a.name || ': ' || n.title AS said FROM notifications n JOIN accounts a ON a.id = n.account_id ORDER BY n.id`
  ).map(({ said }) => said);

describe("who hears of a plan", () => {
  it("is the manager when it is recommended, and the person when it begins and ends", async () => {
    await addRule();
    await recommendPlans(desk.ctx);
    await recommendPlans(desk.ctx);
    expect(await told()).toEqual([
      "Ivo: Bo: Coaching on first replies",
      "Ivo: Cy: Coaching on first replies",
    ]);
    const [row] = await at.sql`SELECT body, href FROM notifications ORDER BY id LIMIT 1`;
    expect({ ...row }).toEqual({
      body: "Overall score under 70 in September 2026 (60.0), October 2026 (60.0). Accept, change or decline it.",
      href: `/plans/${await planOf(desk.people.bo)}`,
    });
    const act = { scope: hrScope, planId: await planOf(desk.people.bo) };
    await acceptPlan(desk.ctx, { ...act, input: accepted });
    await endPlan(desk.ctx, { ...act, outcome: "Replies are in time again" });
    expect((await told()).slice(2)).toEqual([
      "Bo: A plan for you: Coaching on first replies",
      "Bo: Your plan has ended: Coaching on first replies",
    ]);
  });

  it("are both when a goal is due, each once, and the manager when the plan is to be ended", async () => {
    await addRule();
    await recommendPlans(desk.ctx);
    const act = { scope: hrScope, planId: await planOf(desk.people.bo) };
    const { goals } = await acceptPlan(desk.ctx, { ...act, input: accepted });
    await at.sql`TRUNCATE notifications CASCADE`;
    expect(await followPlans(on("2026-12-14"))).toEqual({ closed: 0, due: 0 });
    for (const day of ["2026-12-15", "2026-12-15", "2026-12-20"]) await followPlans(on(day));
    expect(await told()).toEqual(["Ivo: Bo: a goal of a plan is due", "Bo: A goal of your plan is due"]);
    await setGoalMet(desk.ctx, { ...act, goalId: goals[0]?.id ?? 0, met: true });
    for (const day of ["2027-01-30", "2027-01-31", "2027-02-01"]) await followPlans(on(day));
    expect((await told()).slice(2)).toEqual(["Ivo: Bo: the plan “Coaching on first replies” is to be ended"]);
  });

  it("is whoever leads the person by then", async () => {
    await addRule();
    await recommendPlans(desk.ctx);
    const act = { scope: hrScope, planId: await planOf(desk.people.bo) };
    await acceptPlan(desk.ctx, { ...act, input: accepted });
    await at.sql`TRUNCATE notifications CASCADE`;
    await at.sql`UPDATE accounts SET disabled_at = now() WHERE name = 'Ivo'`;
    await followPlans(on("2026-12-15"));
    expect(await told()).toEqual(["Mirela: Bo: a goal of a plan is due", "Bo: A goal of your plan is due"]);
    await at.sql`UPDATE accounts SET disabled_at = NULL`;
  });
});

describe("a plan is not recommended twice", () => {
  it("by two rules of one kind about the same figure", async () => {
    await addRule();
    await addRule({ name: "Two months under 65", threshold: "65" });
    await addRule({ name: "A course", kind: "training", threshold: "65", recommendation: "A course" });
    // Each of the two gets one improvement plan and one training.
    expect(await recommendPlans(desk.ctx)).toEqual({ rules: 3, recommended: 4 });
    expect(await recommendPlans(desk.ctx)).toEqual({ rules: 3, recommended: 0 });
    const { plans } = await listPlans(at.db, hrScope, { page: 1, pageSize: 10, employeeId: desk.people.bo });
    expect(plans.map(({ kind }) => kind).sort()).toEqual(["improvement", "training"]);
  });
});

describe("someone who has left", () => {
  it("is recommended nothing", async () => {
    await addRule();
    await at.sql`UPDATE employees SET left_on = '2026-11-19' WHERE id = ${desk.people.bo}`;
    expect(await recommendPlans(desk.ctx)).toMatchObject({ recommended: 1 });
    expect(await planOf(desk.people.bo)).toBe(0);
  });

  it("leaves no plan open: what was recommended is declined, what is under way ends, once", async () => {
    await addRule();
    await recommendPlans(desk.ctx);
    const [bo, cy] = [await planOf(desk.people.bo), await planOf(desk.people.cy)];
    await acceptPlan(desk.ctx, { scope: hrScope, planId: bo, input: accepted });
    await at.sql`UPDATE employees SET left_on = '2026-11-30' WHERE id IN ${at.sql([desk.people.bo, desk.people.cy])}`;
    // The last day of employment is one on which the plan still stands.
    expect(await followPlans(on("2026-11-30"))).toMatchObject({ closed: 0 });
    expect(await followPlans(on("2026-12-01"))).toMatchObject({ closed: 2 });
    expect(await followPlans(on("2026-12-01"))).toMatchObject({ closed: 0 });
    expect(await requirePlan(at.db, hrScope, bo)).toMatchObject({
      ...{ status: "ended", outcome: "Left on 30 November 2026." },
    });
    expect(await requirePlan(at.db, hrScope, cy)).toMatchObject({
      ...{ status: "declined", decision_reason: "Left on 30 November 2026." },
    });
    const audited = await at.sql`
      SELECT action FROM audit_entries WHERE entity_type = 'plan' ORDER BY id DESC LIMIT 2`;
    expect(audited.map(({ action }) => action)).toEqual(["plan.declined", "plan.ended"]);
  });
});
