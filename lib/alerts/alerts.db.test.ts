import { and, eq } from "drizzle-orm";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { alertChecks, alerts } from "@/db/schema/alerts";
import { auditEntries } from "@/db/schema/audit";
import { notifications } from "@/db/schema/notifications";
import { employees, organisations, orgUnits, reportingLines } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { mintScope, systemScope } from "@/lib/access/scope";
import { type Ctx, jobActor } from "@/lib/context";
import { addAccount } from "@/lib/notifications/testing/people";
import { checkAlerts } from "./evaluate";
import { escalateAlerts } from "./incidents/escalate";
import { acknowledgeAlert } from "./incidents/mutations";
import { countAlerts, listAlertEvents, listAlerts, requireAlert } from "./incidents/queries";
import { requestAlertCheck } from "./request-check";
import { type AlertRuleInput, alertRuleInput } from "./rules/input";
import { changeAlertRule, createAlertRule, deleteAlertRule } from "./rules/mutations";
import { tryRule } from "./rules/try-rule";
import { scoreMonths } from "./testing/scored-months";

const at = testDatabase();
const now = new Date("2026-11-20T09:00:00Z");
const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);
const ctx = (when = now): Ctx => ({ db: at.db, actor: jobActor("test"), now: when });
type Account = Awaited<ReturnType<typeof addAccount>>;
const id = {} as Record<"ruth" | "ivo" | "amina" | "bo" | "dee", number>;
const unit = {} as Record<"company" | "support", number>;
let ruth: Account;
let ivo: Account;
let hr: Account;
let admin: Account;

// Ruth leads Ivo and Dee, Ivo leads Amina and Bo. Dee's manager is Ruth, who has nobody above her.
beforeAll(async () => {
  await at.db.insert(organisations).values({ name: "Acme", timeZone: "Europe/Berlin" });
  for (const name of ["ruth", "ivo", "amina", "bo", "dee"] as const) {
    const [person] = await at.db
      .insert(employees)
      .values({ name, employeeNumber: name })
      .returning({ id: employees.id });
    id[name] = person?.id ?? 0;
  }
  const [company] = await at.db
    .insert(orgUnits)
    .values({ code: "A", name: "Acme", kind: "company" })
    .returning({ id: orgUnits.id });
  const [support] = await at.db
    .insert(orgUnits)
    .values({ code: "S", name: "Support", kind: "team", parentId: company?.id })
    .returning({ id: orgUnits.id });
  Object.assign(unit, { company: company?.id, support: support?.id });
  await at.db.insert(reportingLines).values([
    { employeeId: id.ivo, managerId: id.ruth },
    { employeeId: id.dee, managerId: id.ruth },
    { employeeId: id.amina, managerId: id.ivo },
    { employeeId: id.bo, managerId: id.ivo },
  ]);
  ruth = await addAccount(at.db, { name: "Ruth", roles: ["manager"], employeeId: id.ruth, now });
  ivo = await addAccount(at.db, { name: "Ivo", roles: ["manager"], employeeId: id.ivo, now });
  hr = await addAccount(at.db, { name: "Mirela", roles: ["hr"], now });
  admin = await addAccount(at.db, { name: "Jonas", roles: ["admin"], now });
});
beforeEach(async () => {
  for (const table of [
    ...["alert_rules", "alert_checks", "notifications", "manual_reminders"],
    ...["performance_results", "employee_scorecard_instances", "evaluation_periods"],
  ])
    await at.sql`DELETE FROM ${at.sql(table)}`;
});

const scopeOf = ({ ctx: { actor } }: Account) => {
  if (actor.kind !== "account") throw new Error("A person's scope is wanted.");
  return mintScope({ ...actor, name: actor.label, email: "" }, now);
};
const ruleOf = (changed: object = {}): AlertRuleInput =>
  alertRuleInput.parse({
    name: "Low score",
    settings: { condition: "threshold", value: "70", margin: "5" },
    ...changed,
  });
const addRule = (changed: object = {}) =>
  createAlertRule(ctx(), { scope: systemScope(now), rule: ruleOf(changed) });
const check = async (people: number[] | null = null, when = now) => {
  await requestAlertCheck(at.sql, people);
  return checkAlerts(ctx(when));
};
const setScore = (periodId: number | undefined, employeeId: number, score: string | null) =>
  at.sql`UPDATE performance_results SET total_score = ${score} WHERE period_id = ${periodId ?? 0} AND employee_id = ${employeeId}`;
const toldOf = async (account: Account) =>
  (
    await at.db
      .select({ kind: notifications.kind })
      .from(notifications)
      .where(eq(notifications.accountId, account.accountId))
      .orderBy(notifications.id)
  ).map(({ kind }) => kind);
const openOnes = async () =>
  (
    await at.sql<
      { employee_id: number }[]
    >`SELECT employee_id FROM alerts WHERE resolved_at IS NULL ORDER BY id`
  ).map((row) => row.employee_id);

describe("an alert", () => {
  test("opens once, keeps within the margin, ends by itself and opens anew; who leads the person hears of each", async () => {
    const [october] = await scoreMonths(at.all, { [id.amina]: ["61"], [id.bo]: ["90"] });
    await addRule();
    expect(await checkAlerts(ctx())).toEqual({ opened: 1, resolved: 0 });
    expect(await checkAlerts(ctx())).toBeNull();
    expect(await check()).toEqual({ opened: 0, resolved: 0 });
    expect(await toldOf(ivo)).toEqual(["alert_opened"]);
    expect(await toldOf(ruth)).toEqual([]);

    await setScore(october, id.amina, "74");
    expect(await check([id.amina])).toEqual({ opened: 0, resolved: 0 });
    await setScore(october, id.amina, "75");
    expect(await check([id.bo])).toEqual({ opened: 0, resolved: 0 });
    expect(await check([id.amina])).toEqual({ opened: 0, resolved: 1 });
    await setScore(october, id.amina, "60");
    expect(await check([id.amina])).toEqual({ opened: 1, resolved: 0 });
    expect(await toldOf(ivo)).toEqual(["alert_opened", "alert_resolved", "alert_opened"]);
    const { alerts: listed } = await listAlerts(at.db, scopeOf(ivo), { page: 1, pageSize: 10 });
    expect(listed.map(({ summary, resolvedAt }) => [summary, resolvedAt !== null])).toEqual([
      ["Total score is 60.0, below 70.0", false],
      ["Total score is 61.0, below 70.0", true],
    ]);
    const events = await listAlertEvents(at.db, listed[1]?.id ?? 0);
    expect(events.map(({ kind }) => kind)).toEqual(["opened", "resolved"]);
    const audited = and(eq(auditEntries.action, "alert.opened"), eq(auditEntries.employeeId, id.amina));
    expect(await at.db.$count(auditEntries, audited)).toBe(2);
  });

  test("stays when the newest period has no score, and ends for who is not in it any more", async () => {
    const [october] = await scoreMonths(at.all, { [id.amina]: ["61"], [id.bo]: ["60"] });
    await addRule();
    await checkAlerts(ctx());
    await setScore(october, id.amina, null);
    await at.sql`DELETE FROM employee_scorecard_instances WHERE employee_id = ${id.bo}`;
    expect(await check()).toEqual({ opened: 0, resolved: 1 });
    expect(await openOnes()).toEqual([id.amina]);
  });

  test("is about nobody who has left: none is opened, and one that is open ends", async () => {
    await scoreMonths(at.all, { [id.amina]: ["61"], [id.bo]: ["60"] });
    await at.sql`UPDATE employees SET left_on = '2026-11-19' WHERE id = ${id.bo}`;
    await addRule();
    await checkAlerts(ctx());
    expect(await openOnes()).toEqual([id.amina]);
    await at.sql`UPDATE employees SET left_on = '2026-11-20' WHERE id = ${id.amina}`;
    expect(await check()).toEqual({ opened: 0, resolved: 0 });
    expect(await check(null, hoursLater(24))).toEqual({ opened: 0, resolved: 1 });
    await at.sql`UPDATE employees SET left_on = NULL`;
  });

  test("of two processes that look at the same time one opens it", async () => {
    await scoreMonths(at.all, { [id.amina]: ["61"], [id.bo]: ["60"] });
    await addRule();
    await requestAlertCheck(at.sql, [id.amina]);
    await Promise.all([checkAlerts(ctx()), checkAlerts(ctx()), check(), check()]);
    expect(await openOnes()).toHaveLength(2);
    expect(await toldOf(ivo)).toEqual(["alert_opened", "alert_opened"]);
  });

  test("needs its newest three periods for three misses, and only ended ones unless the rule says so", async () => {
    const periods = await scoreMonths(at.all, {
      [id.amina]: ["80", "80", "80"],
      [id.bo]: ["90", "80", "80"],
    });
    await addRule({ settings: { condition: "misses", value: "85", periods: 3 } });
    await checkAlerts(ctx());
    expect(await openOnes()).toEqual([id.amina]);
    // October runs on until December: August and September are the newest that have ended.
    await at.sql`UPDATE evaluation_periods SET period_end = '2026-12-01' WHERE id = ${periods[2] ?? 0}`;
    expect(await check()).toEqual({ opened: 0, resolved: 0 });
    await addRule({ name: "Running", settings: { condition: "threshold", value: "85", running: true } });
    await checkAlerts(ctx());
    expect(await openOnes()).toEqual([id.amina, id.amina, id.bo]);
  });

  test("covers a unit with everything below it, a template, or one person", async () => {
    await scoreMonths(at.all, { [id.amina]: ["60"] }, { orgUnitId: unit.support });
    await addRule({ name: "Company", coverage: "unit", coverage_id: unit.company });
    await addRule({ name: "Support", coverage: "unit", coverage_id: unit.support });
    await addRule({ name: "Amina", coverage: "person", coverage_id: id.amina });
    await addRule({ name: "Bo", coverage: "person", coverage_id: id.bo });
    expect(await checkAlerts(ctx())).toEqual({ opened: 3, resolved: 0 });
  });
});

describe("missing entries", () => {
  test("open an alert when they are overdue by so many days, which ends with the last of them", async () => {
    const [october] = await scoreMonths(at.all, { [id.amina]: ["90"] });
    const [kpi] = await at.sql<{ id: number }[]>`
      INSERT INTO kpi_definitions (name, calculation_type, target_type, direction, target, scoring_method)
      VALUES ('Care', 'manual', 'numeric', 'higher_is_better', '{"value":"5"}', '{"kind":"linear"}')
      ON CONFLICT (name) DO UPDATE SET name = excluded.name RETURNING id`;
    await at.sql`INSERT INTO manual_reminders (period_id, kpi_id, employee_id, manager_id, due_on, reminded_at)
      VALUES (${october ?? 0}, ${kpi?.id ?? 0}, ${id.amina}, ${id.ivo}, '2026-11-05', now())`;
    await addRule({ settings: { condition: "missing_entries", days: 15 } });
    expect(await checkAlerts(ctx())).toEqual({ opened: 0, resolved: 0 });
    expect(await check(null, hoursLater(24))).toEqual({ opened: 1, resolved: 0 });
    const { alerts: listed } = await listAlerts(at.db, scopeOf(hr), { page: 1, pageSize: 10 });
    expect(listed[0]?.summary).toBe("A value is missing that was due on 5 Nov 2026");
    await at.sql`DELETE FROM manual_reminders`;
    expect(await check([id.amina])).toEqual({ opened: 0, resolved: 1 });
  });
});

describe("an alert that nobody acknowledges", () => {
  test("goes to the manager above, then to human resources, each once; then it stays", async () => {
    await scoreMonths(at.all, { [id.amina]: ["61"] });
    await addRule({ escalate_after_hours: 24 });
    await checkAlerts(ctx());
    expect(await escalateAlerts(ctx(hoursLater(23)))).toBe(0);
    expect(
      await Promise.all([escalateAlerts(ctx(hoursLater(24))), escalateAlerts(ctx(hoursLater(24)))]),
    ).toContain(1);
    expect(await toldOf(ruth)).toEqual(["alert_escalated"]);
    expect(await escalateAlerts(ctx(hoursLater(47)))).toBe(0);
    expect(await escalateAlerts(ctx(hoursLater(48)))).toBe(1);
    expect(await toldOf(hr)).toEqual(["alert_escalated"]);
    expect(await escalateAlerts(ctx(hoursLater(480)))).toBe(0);
    await at.sql`UPDATE performance_results SET total_score = 90`;
    await check();
    for (const told of [ivo, ruth, hr]) expect((await toldOf(told)).at(-1)).toBe("alert_resolved");
  });

  test("is human resources' from the beginning where nobody leads the person", async () => {
    await scoreMonths(at.all, { [id.ruth]: ["61"] });
    await addRule({ escalate_after_hours: 24 });
    await checkAlerts(ctx());
    expect(await toldOf(hr)).toEqual(["alert_opened"]);
    expect(await escalateAlerts(ctx(hoursLater(480)))).toBe(0);
  });

  test("is human resources' where the manager may not see it; who was not told of it does not hear of its end", async () => {
    await scoreMonths(at.all, { [id.amina]: ["61"] });
    await addRule();
    await at.sql`UPDATE account_roles SET role = 'employee' WHERE account_id = ${ivo.accountId}`;
    await checkAlerts(ctx());
    await at.sql`UPDATE performance_results SET total_score = 90`;
    await check();
    await at.sql`UPDATE account_roles SET role = 'manager' WHERE account_id = ${ivo.accountId}`;
    expect(await toldOf(hr)).toEqual(["alert_opened", "alert_resolved"]);
    expect([await toldOf(ivo), await toldOf(ruth)]).toEqual([[], []]);
  });

  test("stays where it is once its rule passes nothing on, and waits as long as the rule says now", async () => {
    await scoreMonths(at.all, { [id.amina]: ["61"] });
    const { id: ruleId } = await addRule({ escalate_after_hours: 24 });
    await checkAlerts(ctx());
    const passOnAfter = (escalate_after_hours: number | null, version: number) =>
      changeAlertRule(hr.ctx, {
        ...{ scope: scopeOf(hr), id: ruleId, version },
        rule: ruleOf({ escalate_after_hours }),
      });
    const { version } = await passOnAfter(48, 1);
    expect(await escalateAlerts(ctx(hoursLater(47)))).toBe(0);
    expect(await escalateAlerts(ctx(hoursLater(48)))).toBe(1);
    await passOnAfter(null, version);
    expect(await escalateAlerts(ctx(hoursLater(480)))).toBe(0);
    expect([await toldOf(ruth), await toldOf(hr)]).toEqual([["alert_escalated"], []]);
  });

  test("is not told to the one whom it is about, who may be of human resources themselves", async () => {
    const dee = await addAccount(at.db, { name: "Dee", roles: ["hr"], employeeId: id.dee, now });
    await scoreMonths(at.all, { [id.dee]: ["61"] });
    await addRule({ escalate_after_hours: 1 });
    await checkAlerts(ctx());
    await escalateAlerts(ctx(hoursLater(1)));
    await at.sql`UPDATE performance_results SET total_score = 90`;
    await check();
    const told = [await toldOf(hr), await toldOf(dee)];
    await at.sql`DELETE FROM account_roles WHERE account_id = ${dee.accountId}`;
    expect(told).toEqual([["alert_escalated", "alert_resolved"], []]);
  });

  test("goes to human resources after a manager who has nobody above", async () => {
    await scoreMonths(at.all, { [id.dee]: ["61"] });
    await addRule({ escalate_after_hours: 1 });
    await checkAlerts(ctx());
    await escalateAlerts(ctx(hoursLater(1)));
    expect([await toldOf(ruth), await toldOf(hr)]).toEqual([["alert_opened"], ["alert_escalated"]]);
  });
});

describe("acknowledging", () => {
  const oneOf = async (employeeId: number) => {
    const [row] = await at.db.select({ id: alerts.id }).from(alerts).where(eq(alerts.employeeId, employeeId));
    return row?.id ?? 0;
  };
  beforeEach(async () => {
    await scoreMonths(at.all, { [id.amina]: ["61"], [id.ivo]: ["60"] });
    await addRule({ escalate_after_hours: 24 });
    await checkAlerts(ctx());
  });

  test("stops the passing on, says who, and repeated changes nothing", async () => {
    const alertId = await oneOf(id.amina);
    for (const note of ["I talk to her", "again"])
      await acknowledgeAlert(ivo.ctx, { scope: scopeOf(ivo), id: alertId, note });
    expect(await requireAlert(at.db, scopeOf(ivo), alertId)).toMatchObject({
      acknowledgedByName: "Ivo",
      escalatesAt: null,
    });
    expect((await listAlertEvents(at.db, alertId)).map(({ kind, text }) => [kind, text])).toEqual([
      ["opened", "Total score is 61.0, below 70.0."],
      ["acknowledged", "I talk to her"],
    ]);
    expect(
      await at.db.$count(
        auditEntries,
        and(eq(auditEntries.action, "alert.acknowledged"), eq(auditEntries.entityId, String(alertId))),
      ),
    ).toBe(1);
    expect(await countAlerts(at.db, scopeOf(hr))).toEqual({ open: 1, acknowledged: 1, resolved: 0 });
  });

  test("is for who may see the alert: not for others' managers, nobody's own, no administrator", async () => {
    const aboutIvo = await oneOf(id.ivo);
    await expect(acknowledgeAlert(ivo.ctx, { scope: scopeOf(ivo), id: aboutIvo, note: "" })).rejects.toThrow(
      "does not exist",
    );
    expect(() => acknowledgeAlert(admin.ctx, { scope: scopeOf(admin), id: aboutIvo, note: "" })).toThrow(
      "may not",
    );
    const { total } = await listAlerts(at.db, scopeOf(ivo), { page: 1, pageSize: 10 });
    expect(total).toBe(1);
    expect((await listAlerts(at.db, scopeOf(ruth), { page: 1, pageSize: 10 })).total).toBe(2);
    expect(
      (await listAlerts(at.db, scopeOf(ruth), { search: "ami", state: "open", page: 1, pageSize: 10 })).total,
    ).toBe(1);
  });

  test("is refused once it has ended", async () => {
    await at.sql`UPDATE performance_results SET total_score = 90`;
    await check();
    const alertId = await oneOf(id.amina);
    await expect(acknowledgeAlert(ivo.ctx, { scope: scopeOf(ivo), id: alertId, note: "" })).rejects.toThrow(
      "ended",
    );
  });
});

describe("a rule", () => {
  test("is tried on past periods before it is saved, and saves nothing", async () => {
    await scoreMonths(at.all, {
      [id.amina]: ["60", "72", "60", "80", "60"],
      [id.bo]: ["90", "90", "90", "90", "69"],
    });
    const rule = ruleOf();
    const tried = await tryRule(hr.ctx, {
      scope: scopeOf(hr),
      rule: {
        settings: rule.settings,
        kpi_id: null,
        frequency: "monthly",
        coverage: "everyone",
        coverage_id: null,
      },
    });
    expect(tried).toEqual({
      covered: 2,
      opened: 3,
      periods: [
        { name: "June 2026", opened: 1, resolved: 0, open: 1 },
        { name: "July 2026", opened: 0, resolved: 0, open: 1 },
        { name: "August 2026", opened: 0, resolved: 0, open: 1 },
        { name: "September 2026", opened: 0, resolved: 1, open: 0 },
        { name: "October 2026", opened: 2, resolved: 0, open: 2 },
      ],
      people: [
        { employeeId: id.amina, name: "amina" },
        { employeeId: id.bo, name: "bo" },
      ],
    });
    expect(await at.db.$count(alertChecks)).toBe(0);
  });

  test("tells who may not see individuals nothing of fewer than five, and nothing of one", async () => {
    await scoreMonths(at.all, { [id.amina]: ["60"] });
    const rule = { settings: ruleOf().settings, kpi_id: null, frequency: "monthly" as const };
    const everyone = { ...rule, coverage: "everyone" as const, coverage_id: null };
    expect(await tryRule(admin.ctx, { scope: scopeOf(admin), rule: everyone })).toMatchObject({
      opened: null,
      people: [],
    });
    const amina = { ...rule, coverage: "person" as const, coverage_id: id.amina };
    await expect(tryRule(admin.ctx, { scope: scopeOf(admin), rule: amina })).rejects.toThrow("may not");
    await expect(tryRule(ivo.ctx, { scope: scopeOf(ivo), rule: amina })).rejects.toThrow("may not");
  });

  test("tells them nothing either where many are covered and few have a figure", async () => {
    const scores = Object.fromEntries(Object.values(id).map((person) => [person, [null as string | null]]));
    await scoreMonths(at.all, { ...scores, [id.amina]: ["60"] });
    const rule = { settings: ruleOf().settings, kpi_id: null, frequency: "monthly" as const };
    const everyone = { ...rule, coverage: "everyone" as const, coverage_id: null };
    const tried = (account: Account) => tryRule(account.ctx, { scope: scopeOf(account), rule: everyone });
    expect(await tried(hr)).toMatchObject({ covered: 5, opened: 1 });
    expect(await tried(admin)).toMatchObject({ covered: 5, opened: null, periods: [], people: [] });
  });

  test("that asks something else ends what it found before; what it finds now opens anew, in its words", async () => {
    await scoreMonths(at.all, { [id.amina]: ["90", "60"], [id.bo]: ["80", "75"] });
    const { id: ruleId, version } = await addRule();
    await checkAlerts(ctx());
    const drop = { condition: "drop", points: "20" };
    const change = (changed: object, from: number) =>
      changeAlertRule(hr.ctx, { scope: scopeOf(hr), id: ruleId, rule: ruleOf(changed), version: from });
    const changed = await change({ settings: { ...ruleOf().settings, value: "71" } }, version);
    expect(await checkAlerts(ctx())).toEqual({ opened: 0, resolved: 0 });
    await change({ settings: drop }, changed.version);
    expect(await openOnes()).toEqual([]);
    expect(await checkAlerts(ctx())).toEqual({ opened: 1, resolved: 0 });
    expect(await toldOf(ivo)).toEqual(["alert_opened", "alert_resolved", "alert_opened"]);
    const { alerts: listed } = await listAlerts(at.db, scopeOf(ivo), { page: 1, pageSize: 10 });
    expect(listed[0]?.summary).toBe("Total score fell by 30.0 to 60.0, from 90.0 the period before");
    expect((await listAlertEvents(at.db, listed[1]?.id ?? 0)).at(-1)?.text).toBe(
      "The rule asks something else now.",
    );
  });

  test("that is switched off ends its alerts", async () => {
    await scoreMonths(at.all, { [id.amina]: ["60"] });
    const { id: ruleId, version } = await addRule();
    await checkAlerts(ctx());
    await changeAlertRule(hr.ctx, {
      scope: scopeOf(hr),
      id: ruleId,
      rule: ruleOf({ is_active: false }),
      version,
    });
    expect(await checkAlerts(ctx())).toEqual({ opened: 0, resolved: 1 });
  });

  test("has a name of its own, known people and KPIs; two edits at once are told apart; saved unchanged, nothing is written", async () => {
    const { id: ruleId, version } = await addRule();
    await expect(addRule()).rejects.toThrow("has this name");
    await expect(addRule({ name: "x", kpi_id: 999_999 })).rejects.toThrow("no such KPI");
    await expect(addRule({ name: "x", coverage: "unit", coverage_id: 999_999 })).rejects.toThrow(
      "no such unit",
    );
    const change = (changed: object, from = version) =>
      changeAlertRule(hr.ctx, { scope: scopeOf(hr), id: ruleId, rule: ruleOf(changed), version: from });
    expect((await change({ escalate_after_hours: 8 })).version).toBe(version + 1);
    await expect(change({ escalate_after_hours: 9 })).rejects.toThrow("changed in the meantime");
    const entries = () => at.db.$count(auditEntries, eq(auditEntries.action, "alert_rule.changed"));
    const before = await entries();
    await change({ escalate_after_hours: 8 }, version);
    expect(await entries()).toBe(before);
  });

  test("goes only while it has opened nothing, by who may configure", async () => {
    await scoreMonths(at.all, { [id.amina]: ["60"] });
    const { id: ruleId } = await addRule();
    await checkAlerts(ctx());
    await expect(deleteAlertRule(hr.ctx, ruleId)).rejects.toThrow("Switch it off");
    const { id: unused } = await addRule({
      name: "Unused",
      settings: { condition: "threshold", value: "1" },
    });
    expect(() => deleteAlertRule(ivo.ctx, unused)).toThrow("may not");
    await deleteAlertRule(hr.ctx, unused);
    await expect(deleteAlertRule(hr.ctx, unused)).rejects.toThrow("does not exist");
  });
});
