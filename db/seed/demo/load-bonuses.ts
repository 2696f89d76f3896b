import { eq } from "drizzle-orm";
import { employees } from "@/db/schema/people";
import { bonusPolicies, bonusTargets } from "@/db/schema/rewards";
import type { WorkCtx } from "@/lib/context";
import { listKpis } from "@/lib/kpis/definitions/queries";
import { listUnits } from "@/lib/people/units/queries";
import { createPolicy } from "@/lib/rewards/policies/mutations";
import { activatePolicy } from "@/lib/rewards/policies/versions";
import { importTargets } from "@/lib/rewards/targets/import-targets";
import type { BonusRules } from "@/lib/rewards/types";
import { isoDay } from "./calendar";
import type { DemoWorld } from "./world";

const POLICY = "Monthly bonus";
const GATE = "Reopened tickets";
/** Euros a month on target: a base and steps, so that not everybody has the same. */
const BASE = 240;
const STEPS = 9;
const STEP = 35.5;

/** One policy for the company, and a target bonus for nearly everybody; who joined lately has none yet. */
export async function loadBonuses(ctx: WorkCtx, world: DemoWorld): Promise<string> {
  if ((await ctx.db.$count(bonusPolicies, eq(bonusPolicies.name, POLICY))) === 0) await addPolicy(ctx);
  if ((await ctx.db.$count(bonusTargets)) === 0) await addTargets(ctx, world);
  return `${await ctx.db.$count(bonusTargets)} target bonuses, 1 policy`;
}

async function addPolicy(ctx: WorkCtx): Promise<void> {
  const company = (await listUnits(ctx.db)).find(({ parentId }) => parentId === null);
  const gate = (await listKpis(ctx.db)).find(({ name }) => name === GATE);
  if (!company || !gate) throw new Error("The company or its KPIs are not loaded.");
  const rules_json: BonusRules = {
    payout: {
      kind: "curve",
      mode: "interpolate",
      points: [
        { score: "70", factor: "0" },
        { score: "85", factor: "0.6" },
        { score: "100", factor: "1" },
        { score: "120", factor: "1.5" },
      ],
    },
    maximum_factor: "1.5",
    gates: {
      kpis: [{ kpi_id: gate.id, minimum_score: "60", when_not_scored: "pass" }],
      minimum_coverage: null,
      disciplinary: true,
    },
    minimum_days: 90,
    until_the_end: true,
    pro_rate: true,
    shown_to_employee: true,
  };
  const mappings = [{ job_role_id: null, org_unit_id: company.id }];
  const description = "A month on target pays the target bonus.";
  const { id } = await createPolicy(ctx, {
    ...{ name: POLICY, description, frequency: "monthly", mappings, rules_json },
  });
  await activatePolicy(ctx, { policyId: id, input: { effective_from: null } });
}

async function addTargets(ctx: WorkCtx, world: DemoWorld): Promise<void> {
  const from = isoDay(world.months[0]?.firstDay ?? 0);
  const people = await ctx.db.select().from(employees);
  const lines = people
    .filter(({ hiredOn }) => hiredOn === null || hiredOn <= from)
    .map(
      ({ id, employeeNumber }) => `${employeeNumber},${(BASE + (id % STEPS) * STEP).toFixed(2)},EUR,${from}`,
    );
  await importTargets(ctx, { csv: ["employee,amount,currency,effective_from", ...lines, ""].join("\n") });
}
