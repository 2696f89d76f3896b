import type { Database } from "@/db/client";
import { executeRun } from "@/lib/scoring/runs/execute";
import { requestRun } from "@/lib/scoring/runs/mutations";
import { foundSupportDesk } from "@/lib/scoring/testing/support-desk";
import { createPolicy } from "../policies/mutations";
import { activatePolicy } from "../policies/versions";
import { STARTING_RULES } from "../starting-rules";
import type { BonusRules } from "../types";

/**
 * The support desk with October computed, for tests: Amina has 93.5062 (speed 90, in time 98.7654), Bo 35.1111, Cy is
 * not scored; Ruth, Ivo and Dee have no template. One policy pays the agents from 70 (0) over 100 (1) to 120 (1.5).
 */
export async function foundPaidDesk(database: Database, rules: Partial<BonusRules> = {}) {
  const desk = await foundSupportDesk(database);
  const { id } = await requestRun(desk.ctx, { periodId: desk.october.id, trigger: "command" });
  await executeRun(desk.ctx, id);
  const policy = await createPolicy(desk.ctx, {
    name: "Agents",
    description: "",
    frequency: "monthly",
    mappings: [{ job_role_id: null, org_unit_id: desk.units.support }],
    rules_json: { ...STARTING_RULES, ...rules },
  });
  await activatePolicy(desk.ctx, { policyId: policy.id, input: { effective_from: null } });
  return { ...desk, policy };
}
