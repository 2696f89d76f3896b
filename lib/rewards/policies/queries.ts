import { and, asc, desc, eq, inArray } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { Frequency } from "@/db/enums";
import { bonusPolicies, bonusPolicyMappings, bonusPolicyVersions } from "@/db/schema/rewards";
import { notFound } from "@/lib/errors";
import { inForce } from "@/lib/people/in-force";
import { bonusRulesInput } from "../rules";
import type { BonusRules } from "../types";
import type { Policy, PolicyVersion } from "./input";

/** By name, each with its versions, newest first. */
export async function listPolicies(db: Db): Promise<Policy[]> {
  return withParts(db, await db.select().from(bonusPolicies).orderBy(asc(bonusPolicies.name)));
}

/** Throws AppError "not_found". */
export async function requirePolicy(db: Db, policyId: number): Promise<Policy> {
  const heads = await db.select().from(bonusPolicies).where(eq(bonusPolicies.id, policyId));
  const [policy] = await withParts(db, heads);
  if (!policy) throw notFound("This bonus policy");
  return policy;
}

export interface PolicyInForce {
  policyId: number;
  versionId: number;
  version: number;
  name: string;
  rules: BonusRules;
}

/** The versions that pay the periods of a frequency, on a day: at most one a policy. */
export async function listPoliciesInForce(
  db: Db,
  { frequency, day }: { frequency: Frequency; day: string },
): Promise<PolicyInForce[]> {
  const rows = await db
    .select({ version: bonusPolicyVersions, name: bonusPolicies.name })
    .from(bonusPolicyVersions)
    .innerJoin(bonusPolicies, eq(bonusPolicies.id, bonusPolicyVersions.policyId))
    .where(
      and(
        eq(bonusPolicyVersions.status, "active"),
        eq(bonusPolicies.isActive, true),
        eq(bonusPolicies.frequency, frequency),
        inForce(bonusPolicyVersions, day),
      ),
    )
    .orderBy(asc(bonusPolicies.id));
  return rows.map(({ version, name }) => ({
    policyId: version.policyId,
    versionId: version.id,
    version: version.version,
    name,
    rules: bonusRulesInput.parse(version.rules),
  }));
}

/** The version in force on a day; half-open. */
export const policyVersionInForce = ({ versions }: Pick<Policy, "versions">, day: string) =>
  versions.find(
    ({ status, effective_from: from, effective_to: to }) =>
      status === "active" && (from === null || from <= day) && (to === null || to > day),
  );

async function withParts(db: Db, heads: (typeof bonusPolicies.$inferSelect)[]): Promise<Policy[]> {
  if (heads.length === 0) return [];
  const ids = heads.map(({ id }) => id);
  const mappings = await db
    .select()
    .from(bonusPolicyMappings)
    .where(inArray(bonusPolicyMappings.policyId, ids))
    .orderBy(asc(bonusPolicyMappings.id));
  const versions = await db
    .select()
    .from(bonusPolicyVersions)
    .where(inArray(bonusPolicyVersions.policyId, ids))
    .orderBy(desc(bonusPolicyVersions.version));
  return heads.map((head) => ({
    id: head.id,
    name: head.name,
    description: head.description,
    frequency: head.frequency,
    is_active: head.isActive,
    mappings: mappings
      .filter(({ policyId }) => policyId === head.id)
      .map(({ jobRoleId, orgUnitId }) => ({ job_role_id: jobRoleId, org_unit_id: orgUnitId })),
    versions: versions.filter(({ policyId }) => policyId === head.id).map(toVersion),
  }));
}

const toVersion = (stored: typeof bonusPolicyVersions.$inferSelect): PolicyVersion => ({
  version: stored.version,
  status: stored.status,
  rules_json: bonusRulesInput.parse(stored.rules),
  effective_from: stored.effectiveFrom,
  effective_to: stored.effectiveTo,
  updated_at: stored.updatedAt.toISOString(),
  updated_by: stored.updatedByName,
  activated_at: stored.activatedAt?.toISOString() ?? null,
  activated_by: stored.activatedByName,
});
