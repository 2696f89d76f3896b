import { sql } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Role } from "@/db/enums";
import { auditEntries } from "@/db/schema/audit";
import { planGoals, planRules, plans } from "@/db/schema/plans";
import { testDatabase } from "@/db/testing/database";
import { listDataAccess } from "@/lib/audit/queries";
import { ctxOf } from "@/lib/people/testing";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { foundSupportDesk, NOW, type SupportDesk } from "@/lib/scoring/testing/support-desk";
import { type PlanRuleInput, planRuleInput } from "../plan-rules/input";
import { createPlanRule, deletePlanRule, setPlanRuleActive, updatePlanRule } from "../plan-rules/mutations";
import { previewPlanRule } from "../plan-rules/preview";
import { mintScopeOf } from "../testing/scopes";
import { acceptPlan, addGoal, checkIn, declinePlan, endPlan, setGoalMet } from "./mutations";
import { listPlans, requirePlan, requirePlanDetail } from "./queries";
import { recommendPlans } from "./recommend";

const database = testDatabase();
let desk: SupportDesk;
const periods: number[] = [];

/** July to October; overall scores of Amina, Bo and Cy. Null: not scored. */
const SCORES: [string, (string | null)[]][] = [
  ["2026-07-01", ["90", "80", "60"]],
  ["2026-08-01", ["90", "65", null]],
  ["2026-09-01", ["69.9999", "64", "60"]],
  ["2026-10-01", ["70", "60", "60"]],
];

beforeAll(async () => {
  desk = await foundSupportDesk(database.all);
  const people = [desk.people.amina, desk.people.bo, desk.people.cy];
  for (const [start, scores] of SCORES) {
    const { id } =
      start === "2026-10-01"
        ? desk.october
        : await createPeriod(desk.ctx, { frequency: "monthly", period_start: start });
    periods.push(id);
    for (const [at, score] of scores.entries()) {
      await database.db.execute(sql`
        INSERT INTO employee_scorecard_instances (employee_id, period_id, org_unit_id, run_id, computed_at)
        VALUES (${people[at]}, ${id}, ${desk.units.support}, 1, now())`);
      await database.db.execute(sql`
        INSERT INTO performance_results (employee_id, period_id, total_score, rating_band, coverage, kpi_count, scored_kpi_count, record_count, run_id, computed_at)
        VALUES (${people[at]}, ${id}, ${score}::numeric, ${score === null ? "not_scored" : "near"}::rating_band, 100, 2, 2, 1, 1, now())`);
    }
  }
});

const rule = (change: Record<string, unknown> = {}) =>
  planRuleInput.parse({
    name: "Two months under 70",
    kind: "improvement",
    measure: "overall",
    frequency: "monthly",
    threshold: "70",
    periods: 2,
    recommendation: "Coaching on first replies",
    ...change,
  });
const as = (role: Role) => ({ ...ctxOf(database.db, role), now: NOW });
const server = () => ({ ...ctxOf(database.db), now: NOW });
const hrScope = mintScopeOf("hr");
const ivo = () => mintScopeOf("manager", desk.people.ivo);
const hr = () => ({
  ...server(),
  actor: { kind: "account" as const, accountId: 1, employeeId: null, roles: ["hr" as const], label: "Holly" },
});
/** The queue names the account that asks, which these tests do without. */
const preview = (ctx: ReturnType<typeof as>, asked: PlanRuleInput, scope = hrScope) =>
  previewPlanRule(ctx, { scope, rule: asked });
const configured = (change: Record<string, unknown> = {}) => createPlanRule(server(), rule(change));

beforeEach(async () => {
  await database.db.execute(
    sql`TRUNCATE plans, plan_rules, plan_goals, plan_check_ins RESTART IDENTITY CASCADE`,
  );
});

describe("a rule that finds a whole large organisation", () => {
  it("recommends a plan to each", async () => {
    const many = 7_000;
    await database.db.execute(sql`
      WITH added AS (
        INSERT INTO employees (name, employee_number) SELECT 'P' || n, 'P' || n FROM generate_series(1, ${many}) n RETURNING id
      )
      INSERT INTO performance_results (employee_id, period_id, total_score, rating_band, coverage, kpi_count, scored_kpi_count, record_count, run_id, computed_at)
      SELECT id, ${desk.october.id}, 10, 'below', 100, 2, 2, 1, 1, now() FROM added`);
    await configured({ threshold: "20", periods: 1 });
    expect(await recommendPlans(server())).toMatchObject({ recommended: many });
    await database.db.execute(sql`DELETE FROM performance_results WHERE total_score = 10`);
  });
});

describe("what a person reads of access to their data", () => {
  it("does not tell them of a recommendation that nobody has accepted", async () => {
    await configured();
    await recommendPlans(server());
    const { plans: listed } = await listPlans(database.db, hrScope, { page: 1, pageSize: 10 });
    const [taken, declined] = listed;
    if (!taken || !declined) throw new Error("Two plans are wanted.");
    const input = {
      ...{ title: taken.title, starts_on: "2026-11-01", ends_on: "2027-01-31", reason: "" },
      goals: [{ goal: "Reply within a day", due_on: "2026-12-01" }],
    };
    await acceptPlan(hr(), { scope: hrScope, planId: taken.id, input });
    await declinePlan(hr(), { scope: hrScope, planId: declined.id, reason: "On leave in that time." });
    const readBy = async (employeeId: number) =>
      (await listDataAccess(database.db, { employeeId, kind: "all", page: 1, pageSize: 50 })).entries.flatMap(
        ({ action, entityType, entityId }) =>
          entityType === "plan" && [taken, declined].some(({ id }) => String(id) === entityId)
            ? [action]
            : [],
      );
    expect(await readBy(taken.employee_id)).toContain("plan.accepted");
    expect(await readBy(taken.employee_id)).not.toContain("plan.recommended");
    expect(await readBy(declined.employee_id)).not.toContain("plan.declined");
  });
});

describe("plan rules", () => {
  it("say before they are saved how often they would have recommended a plan", async () => {
    // Under 70 twice running: Bo by September. Cy's missing August parts July from September; October makes it two.
    expect(await preview(as("hr"), rule())).toMatchObject({
      recommendation_count: 2,
      people_count: 2,
      periods: [
        { name: "October 2026", recommendation_count: 1 },
        { name: "September 2026", recommendation_count: 1 },
        { name: "August 2026", recommendation_count: 0 },
        { name: "July 2026", recommendation_count: 0 },
      ],
    });
    // A row that was long enough before these periods counts in the first of them: everybody, once.
    const lenient = { threshold: "149", periods: 1 };
    expect(await preview(as("hr"), rule(lenient))).toMatchObject({
      recommendation_count: 4,
      people_count: 3,
      periods: [
        { recommendation_count: 0 },
        { name: "September 2026", recommendation_count: 1 },
        { recommendation_count: 0 },
        { name: "July 2026", recommendation_count: 3 },
      ],
    });
    expect(await preview(as("hr"), rule({ org_unit_id: desk.units.field }))).toMatchObject({
      recommendation_count: 0,
    });
    expect(await database.db.$count(planRules)).toBe(0);
  });

  it("tell who may not see individuals nothing of fewer than 5 people", async () => {
    // Three people are scored, so a threshold moved up bit by bit would say what each of them has.
    const tried = await preview(as("admin"), rule({ periods: 1 }), mintScopeOf("admin"));
    expect(tried).toEqual({ recommendation_count: null, people_count: null, periods: [] });
    // Where nobody is scored, nobody is told of.
    const field = rule({ org_unit_id: desk.units.field });
    expect(await preview(as("admin"), field, mintScopeOf("admin"))).toMatchObject({ people_count: 0 });
  });

  it("are configured by HR and administrators alone, and refused by field", async () => {
    for (const role of ["employee", "manager", "exec", "trainer"] as const) {
      await expect(createPlanRule(as(role), rule())).rejects.toMatchObject({ code: "forbidden" });
      await expect(preview(as(role), rule())).rejects.toMatchObject({ code: "forbidden" });
    }
    expect(planRuleInput.safeParse({ ...rule(), measure: "kpi" }).error?.issues).toMatchObject([
      { path: ["kpi_id"] },
    ]);
    expect(planRuleInput.safeParse({ ...rule(), threshold: "0" }).success).toBe(false);
    await configured();
    await expect(configured()).rejects.toMatchObject({ fields: [{ path: "name" }] });
    await expect(configured({ name: "x", measure: "kpi", kpi_id: 999_999 })).rejects.toMatchObject({
      fields: [{ path: "kpi_id" }],
    });
  });

  it("are changed, switched off and deleted, each once in the audit log", async () => {
    const { id } = await configured();
    const before = await database.db.$count(auditEntries);
    await updatePlanRule(server(), { ruleId: id, input: rule() });
    expect(await database.db.$count(auditEntries)).toBe(before);
    await updatePlanRule(server(), { ruleId: id, input: rule({ threshold: "75" }) });
    await setPlanRuleActive(server(), { ruleId: id, isActive: false });
    expect(await recommendPlans(server())).toEqual({ rules: 0, recommended: 0 });
    await deletePlanRule(server(), id);
    expect(await database.db.$count(auditEntries)).toBe(before + 3);
  });
});

describe("recommendations", () => {
  it("are made for whom a rule finds in the newest finished period, and only once", async () => {
    await configured();
    expect(await recommendPlans(server())).toEqual({ rules: 1, recommended: 2 });
    expect(await recommendPlans(server())).toEqual({ rules: 1, recommended: 0 });
    const { plans: found } = await listPlans(database.db, hrScope, { page: 1, pageSize: 10 });
    expect(
      found
        .map(({ employee, why, status }) => ({ employee, why, status }))
        .sort((a, b) => (a.employee < b.employee ? -1 : 1)),
    ).toEqual([
      {
        employee: "Bo",
        status: "recommended",
        why: "Overall score under 70 in September 2026 (64.0), October 2026 (60.0)",
      },
      {
        employee: "Cy",
        status: "recommended",
        why: "Overall score under 70 in September 2026 (60.0), October 2026 (60.0)",
      },
    ]);
  });

  it("do not come again from the scores that a declined plan was about", async () => {
    await configured();
    await recommendPlans(server());
    const { plans: found } = await listPlans(database.db, hrScope, { page: 1, pageSize: 10 });
    for (const { id } of found)
      await declinePlan(hr(), { scope: hrScope, planId: id, reason: "On parental leave until March" });
    expect(await recommendPlans(server())).toEqual({ rules: 1, recommended: 0 });
    await database.db.execute(sql`UPDATE plans SET period_id = ${periods[1]}`);
    expect(await recommendPlans(server())).toEqual({ rules: 1, recommended: 2 });
  });

  it("need the periods to follow one another, each with a score", async () => {
    await configured({ periods: 3 });
    // Bo alone: August, September, October.
    expect(await recommendPlans(server())).toEqual({ rules: 1, recommended: 1 });
  });
});

describe("plans", () => {
  const planOf = async (employeeId: number) => {
    await configured();
    await recommendPlans(server());
    const { plans: found } = await listPlans(database.db, hrScope, { page: 1, pageSize: 10, employeeId });
    return found[0]?.id ?? 0;
  };
  const accepted = {
    title: "Coaching on first replies",
    starts_on: "2026-11-01",
    ends_on: "2027-01-31",
    goals: [{ goal: "Reply to nine of ten within four hours", due_on: "2026-12-15" }],
    reason: "",
  };
  const manager = () => ({
    ...hr(),
    actor: {
      kind: "account" as const,
      accountId: 1,
      employeeId: desk.people.ivo,
      roles: ["manager" as const],
      label: "Ivo",
    },
  });

  it("are decided on by managers of the person and HR, once", async () => {
    const planId = await planOf(desk.people.bo);
    for (const role of ["employee", "exec", "trainer", "admin"] as const) {
      await expect(
        acceptPlan(as(role), { scope: mintScopeOf(role, desk.people.bo), planId, input: accepted }),
      ).rejects.toMatchObject({ code: "forbidden" });
    }
    // Dee manages nobody: to her the plan does not exist.
    const elsewhere = mintScopeOf("manager", desk.people.dee);
    await expect(acceptPlan(manager(), { scope: elsewhere, planId, input: accepted })).rejects.toMatchObject({
      code: "not_found",
    });
    const plan = await acceptPlan(manager(), { scope: ivo(), planId, input: accepted });
    expect(plan).toMatchObject({
      status: "active",
      decided_by: "Ivo",
      goals: [{ due_on: "2026-12-15", met_at: null }],
    });
    await expect(
      declinePlan(hr(), { scope: hrScope, planId, reason: "Not needed after all" }),
    ).rejects.toMatchObject({ code: "conflict", message: "Ivo has accepted this plan already." });
    const actions = await database.db
      .select()
      .from(auditEntries)
      .where(
        sql`${auditEntries.entityType} = 'plan' AND ${auditEntries.entityId} = ${String(planId)} AND ${auditEntries.employeeId} = ${desk.people.bo} ORDER BY ${auditEntries.id} DESC LIMIT 2`,
      );
    expect(actions.map(({ action }) => action)).toEqual(["plan.accepted", "plan.recommended"]);
  });

  it("are refused by field when their days or a changed title make no sense", async () => {
    const planId = await planOf(desk.people.bo);
    const input = {
      ...accepted,
      title: "A course",
      ends_on: "2026-11-01",
      goals: [{ goal: "x", due_on: "2027-05-01" }],
    };
    await expect(acceptPlan(manager(), { scope: ivo(), planId, input })).rejects.toMatchObject({
      fields: [{ path: "ends_on" }, { path: "reason" }, { path: "goals.0.due_on" }],
    });
    expect(await requirePlan(database.db, hrScope, planId)).toMatchObject({ status: "recommended" });
    expect(await database.db.$count(planGoals)).toBe(0);
  });

  it("are the person's to see from when they are accepted; executives and trainers never see them", async () => {
    const planId = await planOf(desk.people.bo);
    const bo = mintScopeOf("employee", desk.people.bo);
    await expect(requirePlan(database.db, bo, planId)).rejects.toMatchObject({ code: "not_found" });
    await acceptPlan(manager(), { scope: ivo(), planId, input: accepted });
    expect(await requirePlan(database.db, bo, planId)).toMatchObject({ status: "active" });
    for (const scope of [
      mintScopeOf("employee", desk.people.amina),
      mintScopeOf("exec"),
      mintScopeOf("trainer"),
      mintScopeOf("admin"),
    ]) {
      await expect(requirePlan(database.db, scope, planId)).rejects.toMatchObject({ code: "not_found" });
      expect((await listPlans(database.db, scope, { page: 1, pageSize: 10 })).total).toBe(0);
    }
    expect((await listPlans(database.db, ivo(), { page: 1, pageSize: 10 })).counts).toMatchObject({
      active: 1,
      recommended: 1,
    });
  });

  it("keep what is said along the way, meet goals and end, with what happened since", async () => {
    const planId = await planOf(desk.people.bo);
    const act = { scope: ivo(), planId };
    await expect(checkIn(manager(), { ...act, note: "Too early" })).rejects.toMatchObject({
      code: "conflict",
    });
    const started = await acceptPlan(manager(), { ...act, input: { ...accepted, starts_on: "2026-10-01" } });
    // Before: July 80, August 65, September 64; since: October 60.
    expect(started.effect).toMatchObject({
      before_mean: "69.6667",
      before_count: 3,
      since_mean: "60.0000",
      since_count: 1,
    });
    const bo = { ...as("employee"), actor: { ...hr().actor, roles: ["employee" as const], label: "Bo" } };
    await checkIn(bo, {
      scope: mintScopeOf("employee", desk.people.bo),
      planId,
      note: "Started with the morning queue",
    });
    await expect(
      endPlan(bo, { scope: mintScopeOf("employee", desk.people.bo), planId, outcome: "I am done with it" }),
    ).rejects.toMatchObject({ code: "forbidden" });
    await addGoal(manager(), { ...act, input: { goal: "Second goal", due_on: "2026-12-20" } });
    const goalId = started.goals[0]?.id ?? 0;
    await setGoalMet(manager(), { ...act, goalId, met: true });
    const before = await database.db.$count(auditEntries);
    await setGoalMet(manager(), { ...act, goalId, met: true });
    expect(await database.db.$count(auditEntries)).toBe(before);
    const ended = await endPlan(manager(), { ...act, outcome: "Replies are in time again" });
    expect(ended).toMatchObject({ status: "ended", goals_met: 1, goal_count: 2, check_ins: [{ by: "Bo" }] });
    await expect(checkIn(manager(), { ...act, note: "Late" })).rejects.toMatchObject({ code: "conflict" });
    await expect(database.db.execute(sql`DELETE FROM plan_check_ins`)).rejects.toThrow();
    expect(await requirePlanDetail(database.db, hrScope, planId)).toMatchObject({
      outcome: "Replies are in time again",
    });
    await expect(deletePlanRule(server(), 1)).rejects.toMatchObject({ code: "conflict" });
    expect(await database.db.$count(plans)).toBe(2);
  });

  it("are not one's own to decide on", async () => {
    const planId = await planOf(desk.people.bo);
    await acceptPlan(manager(), { scope: ivo(), planId, input: accepted });
    const own = { ...manager(), actor: { ...manager().actor, label: "Bo" } };
    await expect(
      endPlan(own, { scope: mintScopeOf("manager", desk.people.bo), planId, outcome: "Everything is well" }),
    ).rejects.toMatchObject({ code: "forbidden" });
  });
});
