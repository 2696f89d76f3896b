import { and, eq, inArray, ne } from "drizzle-orm";
import { jobRoles, orgUnits } from "@/db/schema/people";
import { bonusPolicies, bonusPolicyMappings, bonusPolicyVersions } from "@/db/schema/rewards";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, type FieldProblem, invalid } from "@/lib/errors";
import { canonical } from "@/lib/kpis/canonical";
import { changePolicies, policyEntry, problemsOfRules } from "./change-policies";
import type { Policy, PolicyChangeInput, PolicyInput, PolicyMapping } from "./input";
import { refusePolicyOverlap } from "./overlap";
import { requirePolicy } from "./queries";

/** A new policy with its first draft; nobody is paid by it before that is activated. */
export function createPolicy(ctx: Ctx, input: PolicyInput): Promise<Policy> {
  return changePolicies(ctx, async (inside) => {
    await refuseTakenName(inside, input.name, 0);
    await refuseUnknownMappings(inside, input.mappings);
    const problems = await problemsOfRules(inside, input.rules_json);
    if (problems.length > 0) throw invalid(problems);
    const [created] = await inside.db
      .insert(bonusPolicies)
      .values({
        name: input.name,
        description: input.description,
        frequency: input.frequency,
        createdBy: inside.actor.kind === "account" ? inside.actor.accountId : null,
      })
      .returning({ id: bonusPolicies.id });
    if (!created) throw new Error("The policy was not stored.");
    await storeMappings(inside, created.id, input.mappings);
    await inside.db.insert(bonusPolicyVersions).values({
      policyId: created.id,
      version: 1,
      rules: { ...input.rules_json },
      updatedAt: inside.now,
      updatedByName: inside.actor.label,
    });
    await recordAudit(inside, { ...policyEntry("created", created.id), after: input });
    return requirePolicy(inside.db, created.id);
  });
}

/** Name, description, whom it is for, and whether it is used at all. What is so already changes nothing. */
export function updatePolicy(
  ctx: Ctx,
  { policyId, change }: { policyId: number; change: PolicyChangeInput },
): Promise<Policy> {
  return changePolicies(ctx, async (inside) => {
    const policy = await requirePolicy(inside.db, policyId);
    const { id: _id, versions, ...before } = policy;
    const after = { ...before, ...change };
    if (canonical(after) === canonical(before)) return policy;
    await refuseTakenName(inside, after.name, policyId);
    await refuseUnknownMappings(inside, after.mappings);
    if (after.is_active && versions.some(({ status }) => status === "active")) {
      await refusePolicyOverlap(inside.db, { policyId, ...after });
    }
    await inside.db
      .update(bonusPolicies)
      .set({ name: after.name, description: after.description, isActive: after.is_active })
      .where(eq(bonusPolicies.id, policyId));
    if (change.mappings) {
      await inside.db.delete(bonusPolicyMappings).where(eq(bonusPolicyMappings.policyId, policyId));
      await storeMappings(inside, policyId, after.mappings);
    }
    await recordAudit(inside, { ...policyEntry("changed", policyId), before, after });
    return requirePolicy(inside.db, policyId);
  });
}

/** Deletes a policy that never came into force. Throws "conflict" otherwise. */
export function deletePolicy(ctx: Ctx, policyId: number): Promise<void> {
  return changePolicies(ctx, async (inside) => {
    const before = await requirePolicy(inside.db, policyId);
    if (before.versions.some(({ status }) => status === "active")) {
      throw conflict(`${before.name} stays: people may have been paid by it. Deactivate it instead.`);
    }
    await inside.db.delete(bonusPolicies).where(eq(bonusPolicies.id, policyId));
    await recordAudit(inside, { ...policyEntry("deleted", policyId), before });
  });
}

async function refuseTakenName({ db }: Ctx, name: string, policyId: number): Promise<void> {
  const taken = and(eq(bonusPolicies.name, name), ne(bonusPolicies.id, policyId));
  if (await db.$count(bonusPolicies, taken)) {
    throw invalid([{ path: "name", message: "Another policy has this name already" }]);
  }
}

async function refuseUnknownMappings({ db }: Ctx, mappings: readonly PolicyMapping[]): Promise<void> {
  const roleIds = mappings.flatMap((mapping) => mapping.job_role_id ?? []);
  const unitIds = mappings.flatMap((mapping) => mapping.org_unit_id ?? []);
  const roles = await db.select({ id: jobRoles.id }).from(jobRoles).where(inArray(jobRoles.id, roleIds));
  const units = await db.select({ id: orgUnits.id }).from(orgUnits).where(inArray(orgUnits.id, unitIds));
  const lacks = (rows: { id: number }[], id: number | null) =>
    id !== null && !rows.some((row) => row.id === id);
  const problems = mappings.flatMap((mapping, index): FieldProblem[] => {
    const path = `mappings.${index}`;
    const isDouble = mappings.findIndex((other) => canonical(other) === canonical(mapping)) < index;
    return [
      lacks(roles, mapping.job_role_id) && {
        path: `${path}.job_role_id`,
        message: "This job role does not exist",
      },
      lacks(units, mapping.org_unit_id) && {
        path: `${path}.org_unit_id`,
        message: "This unit does not exist",
      },
      isDouble && { path, message: "This role and unit are listed already" },
    ].filter((problem) => problem !== false);
  });
  if (problems.length > 0) throw invalid(problems);
}

async function storeMappings({ db }: Ctx, policyId: number, mappings: readonly PolicyMapping[]) {
  if (mappings.length === 0) return;
  await db.insert(bonusPolicyMappings).values(
    mappings.map(({ job_role_id, org_unit_id }) => ({
      policyId,
      jobRoleId: job_role_id,
      orgUnitId: org_unit_id,
    })),
  );
}
