import { sql } from "drizzle-orm";
import { beforeAll, describe, expect, it } from "vitest";
import { auditEntries } from "@/db/schema/audit";
import { jobRoles } from "@/db/schema/people";
import { testDatabase } from "@/db/testing/database";
import { systemScope } from "@/lib/access/scope";
import { ctxOf } from "@/lib/people/testing";
import { STARTING_RULES } from "../starting-rules";
import { foundPaidDesk } from "../testing/paid-desk";
import { mintScopeOf } from "../testing/scopes";
import type { BonusRules } from "../types";
import { createPolicy, deletePolicy, updatePolicy } from "./mutations";
import { requirePolicy } from "./queries";
import { simulatePolicy } from "./simulation";
import { activatePolicy, discardPolicyDraft, savePolicyDraft } from "./versions";

const database = testDatabase();
let desk: Awaited<ReturnType<typeof foundPaidDesk>>;
beforeAll(async () => {
  desk = await foundPaidDesk(database.all);
});

const generous: BonusRules = { ...STARTING_RULES, maximum_factor: "2" };
const hr = () => ({ ...ctxOf(database.db, "hr"), actor: desk.ctx.actor });
const auditCount = () => database.db.$count(auditEntries);
const input = (name: string, change = {}) => ({
  ...{ name, description: "", frequency: "monthly" as const, mappings: [], rules_json: STARTING_RULES },
  ...change,
});

describe("bonus policies", () => {
  it("are configured by administrators and HR alone", async () => {
    for (const role of ["employee", "manager", "exec", "trainer"] as const) {
      const ctx = ctxOf(database.db, role);
      await expect(createPolicy(ctx, input("Mine"))).rejects.toMatchObject({ code: "forbidden" });
    }
  });

  it("are stored with their first draft, audited, and deleted while they have paid nobody", async () => {
    const before = await auditCount();
    const policy = await createPolicy(
      hr(),
      input("Field", { mappings: [{ job_role_id: null, org_unit_id: desk.units.field }] }),
    );
    expect(policy.versions).toMatchObject([{ version: 1, status: "draft", rules_json: STARTING_RULES }]);
    await expect(createPolicy(hr(), input("Field"))).rejects.toMatchObject({ code: "invalid" });
    await updatePolicy(hr(), { policyId: policy.id, change: { name: "Field" } });
    expect(await auditCount()).toBe(before + 1);
    await updatePolicy(hr(), { policyId: policy.id, change: { description: "Engineers" } });
    await deletePolicy(hr(), policy.id);
    expect(await auditCount()).toBe(before + 3);
    await expect(deletePolicy(hr(), desk.policy.id)).rejects.toMatchObject({ code: "conflict" });
  });

  it("refuse rules and people that do not exist, by field", async () => {
    const wrong = { ...STARTING_RULES, maximum_factor: "1" };
    await expect(createPolicy(hr(), input("Wrong", { rules_json: wrong }))).rejects.toMatchObject({
      fields: [{ path: "rules_json.payout.points.2.factor" }],
    });
    const nobody = [{ job_role_id: 999_999, org_unit_id: null }];
    await expect(createPolicy(hr(), input("Nobody", { mappings: nobody }))).rejects.toMatchObject({
      fields: [{ path: "mappings.0.job_role_id" }],
    });
  });

  it("keep a version that is in force as it is, and never hold two on one day", async () => {
    const at = { policyId: desk.policy.id };
    const drafted = await savePolicyDraft(hr(), {
      ...at,
      input: { rules_json: generous, edited_from: null },
    });
    expect(drafted.versions.map(({ version, status }) => `${version} ${status}`)).toEqual([
      "2 draft",
      "1 active",
    ]);
    await expect(
      savePolicyDraft(hr(), { ...at, input: { rules_json: STARTING_RULES, edited_from: null } }),
    ).rejects.toMatchObject({ code: "conflict" });
    await expect(activatePolicy(hr(), { ...at, input: { effective_from: null } })).rejects.toMatchObject({
      fields: [{ path: "effective_from" }],
    });
    const active = await activatePolicy(hr(), { ...at, input: { effective_from: "2026-11-01" } });
    expect(active.versions).toMatchObject([
      { version: 2, status: "active", effective_from: "2026-11-01", effective_to: null },
      { version: 1, status: "active", effective_from: null, effective_to: "2026-11-01" },
    ]);
    await expect(
      database.db.execute(
        sql`UPDATE bonus_policy_versions SET rules_json = '{}' WHERE version = 1 AND policy_id = ${at.policyId}`,
      ),
    ).rejects.toMatchObject({ cause: { code: "PL001" } });
    await expect(
      database.db.execute(sql`DELETE FROM bonus_policy_versions WHERE policy_id = ${at.policyId}`),
    ).rejects.toMatchObject({ cause: { code: "PL001" } });
    await expect(
      database.db.execute(
        sql`UPDATE bonus_policy_versions SET effective_to = NULL WHERE version = 1 AND policy_id = ${at.policyId}`,
      ),
    ).rejects.toMatchObject({ cause: { code: "23P01" } });
  });

  it("lose a draft that is discarded, and nothing else", async () => {
    const at = { policyId: desk.policy.id };
    await savePolicyDraft(hr(), { ...at, input: { rules_json: STARTING_RULES, edited_from: null } });
    await discardPolicyDraft(hr(), at.policyId);
    expect((await requirePolicy(database.db, at.policyId)).versions.map(({ version }) => version)).toEqual([
      2, 1,
    ]);
    await expect(discardPolicyDraft(hr(), at.policyId)).rejects.toMatchObject({ code: "conflict" });
  });

  it("are not put into force for nobody, nor for people whom another policy pays", async () => {
    const twin = await createPolicy(hr(), input("Twin"));
    const activate = () => activatePolicy(hr(), { policyId: twin.id, input: { effective_from: null } });
    await expect(activate()).rejects.toMatchObject({ fields: [{ path: "mappings" }] });
    const mappings = [{ job_role_id: null, org_unit_id: desk.units.support }];
    await updatePolicy(hr(), { policyId: twin.id, change: { mappings } });
    await expect(activate()).rejects.toMatchObject({
      code: "conflict",
      message: expect.stringContaining("Agents"),
    });
    await deletePolicy(hr(), twin.id);
  });
});

describe("a simulation", () => {
  const simulate = (rules_json: BonusRules, scope = systemScope(desk.ctx.now)) =>
    simulatePolicy(hr(), {
      policyId: desk.policy.id,
      input: { rules_json, period_ids: [desk.october.id] },
      scope,
    });

  it("says what a finished period would have cost, before and after, and stores nothing", async () => {
    await database.db.execute(sql`
      INSERT INTO bonus_targets (employee_id, amount, currency, effective_from, entered_by_name, entered_at)
      VALUES (${desk.people.amina}, 2000, 'EUR', '2026-01-01', 'test', now()), (${desk.people.bo}, 1000, 'EUR', '2026-01-01', 'test', now())`);
    const before = await auditCount();
    const flat: BonusRules = {
      ...STARTING_RULES,
      payout: {
        kind: "curve",
        mode: "step",
        points: [
          { score: "30", factor: "0.5" },
          { score: "90", factor: "1" },
        ],
      },
    };
    const { periods } = await simulate(flat);
    // Amina: (93.5062 − 70) / 30 = 0.7835 of 2,000; Bo nothing. By steps: 1 × 2,000 and 0.5 × 1,000.
    expect(periods).toMatchObject([
      {
        people_count: 4,
        effect: {
          before: {
            amounts: { EUR: "1567.00" },
            eligible_count: 1,
            zero_count: 1,
            not_eligible_count: 2,
            factor_counts: [2, 1, 0, 1, 0, 0, 0],
          },
          after: {
            amounts: { EUR: "2500.00" },
            eligible_count: 2,
            zero_count: 0,
            not_eligible_count: 2,
            factor_counts: [2, 0, 0, 1, 1, 0, 0],
          },
          more_count: 2,
          less_count: 0,
          same_count: 2,
        },
      },
    ]);
    expect(await auditCount()).toBe(before);
    expect((await requirePolicy(database.db, desk.policy.id)).versions).toHaveLength(2);
  });

  it("keeps the figures of fewer than 5 people from those who may not see individuals", async () => {
    const { periods } = await simulate(STARTING_RULES, mintScopeOf("admin"));
    expect(periods).toMatchObject([{ people_count: 4, effect: null }]);
  });

  it("keeps amounts of fewer than 5 people from them in a larger group too", async () => {
    await database.db.execute(sql`
      WITH eve AS (INSERT INTO employees (name, employee_number) VALUES ('Eve', 'EVE') RETURNING id)
      INSERT INTO employee_scorecard_instances (employee_id, period_id, org_unit_id, run_id, computed_at)
      SELECT id, ${desk.october.id}, ${desk.units.support}, 1, now() FROM eve`);
    const { periods } = await simulate(STARTING_RULES, mintScopeOf("admin"));
    // Five people, two of whom have an amount.
    expect(periods).toMatchObject([{ people_count: 5, effect: null }]);
  });

  it("refuses rules that could not be saved either, at their field", async () => {
    await expect(simulate({ ...STARTING_RULES, maximum_factor: "x" })).rejects.toMatchObject({
      fields: [{ path: "rules_json.maximum_factor" }],
    });
    expect(await database.db.$count(jobRoles)).toBe(2);
  });
});
