import { and, eq } from "drizzle-orm";
import { bonusPolicyVersions } from "@/db/schema/rewards";
import { recordAudit } from "@/lib/audit/record";
import type { Ctx } from "@/lib/context";
import { conflict, invalid } from "@/lib/errors";
import { canonical } from "@/lib/kpis/canonical";
import { changePolicies, policyEntry, problemsOfRules } from "./change-policies";
import type { Policy, PolicyActivationInput, PolicyDraftInput, PolicyVersion } from "./input";
import { refusePolicyOverlap } from "./overlap";
import { requirePolicy } from "./queries";

/**
 * Saves the draft of a policy, the next version when there is none. What is stored already changes nothing. Throws
 * "conflict" when someone else saved it after it was opened.
 */
export function savePolicyDraft(
  ctx: Ctx,
  { policyId, input }: { policyId: number; input: PolicyDraftInput },
): Promise<Policy> {
  return changePolicies(ctx, async (inside) => {
    const policy = await requirePolicy(inside.db, policyId);
    const problems = await problemsOfRules(inside, input.rules_json);
    if (problems.length > 0) throw invalid(problems);
    const draft = draftOf(policy);
    if (canonical(draft?.rules_json ?? null) === canonical(input.rules_json)) return policy;
    if ((draft?.updated_at ?? null) !== input.edited_from) throw savedMeanwhile(draft);
    const values = {
      rules: { ...input.rules_json },
      updatedAt: inside.now,
      updatedByName: inside.actor.label,
    };
    const version = draft?.version ?? (policy.versions[0]?.version ?? 0) + 1;
    if (draft) await inside.db.update(bonusPolicyVersions).set(values).where(isVersion(policyId, version));
    else await inside.db.insert(bonusPolicyVersions).values({ policyId, version, ...values });
    await recordAudit(inside, {
      ...policyEntry(draft ? "draft_saved" : "drafted", policyId),
      before: draft && { version, rules_json: draft.rules_json },
      after: { version, rules_json: input.rules_json },
    });
    return requirePolicy(inside.db, policyId);
  });
}

/** Throws the draft away; a policy keeps the versions that came into force. */
export function discardPolicyDraft(ctx: Ctx, policyId: number): Promise<void> {
  return changePolicies(ctx, async (inside) => {
    const policy = await requirePolicy(inside.db, policyId);
    const draft = draftOf(policy);
    if (!draft) throw conflict(`${policy.name} has no draft.`);
    if (policy.versions.length === 1) {
      throw conflict(`v1 is all there is of ${policy.name}: delete the policy instead.`);
    }
    await inside.db.delete(bonusPolicyVersions).where(isVersion(policyId, draft.version));
    await recordAudit(inside, { ...policyEntry("draft_discarded", policyId), before: draft });
  });
}

/**
 * Puts the draft into force from a day on and freezes it; the version in force until then ends on that day. Throws
 * "invalid" where nobody is meant yet, "conflict" when another policy pays the same people.
 */
export function activatePolicy(
  ctx: Ctx,
  { policyId, input }: { policyId: number; input: PolicyActivationInput },
): Promise<Policy> {
  return changePolicies(ctx, async (inside) => {
    const policy = await requirePolicy(inside.db, policyId);
    const draft = draftOf(policy);
    if (!draft) throw conflict(`${policy.name} has no draft to activate.`);
    const problems = await problemsOfRules(inside, draft.rules_json);
    if (policy.mappings.length === 0) {
      problems.push({ path: "mappings", message: "Say whom this policy is for first" });
    }
    if (!policy.is_active) problems.push({ path: "is_active", message: "Reactivate this policy first" });
    if (problems.length > 0) throw invalid(problems);
    const from = input.effective_from;
    const ending = requireLaterStart(policy, from);
    await refusePolicyOverlap(inside.db, { policyId, ...policy });
    if (ending && from) {
      await inside.db
        .update(bonusPolicyVersions)
        .set({ effectiveTo: from })
        .where(isVersion(policyId, ending.version));
    }
    await inside.db
      .update(bonusPolicyVersions)
      .set({
        status: "active",
        effectiveFrom: from,
        activatedAt: inside.now,
        activatedByName: inside.actor.label,
      })
      .where(isVersion(policyId, draft.version));
    await recordAudit(inside, {
      ...policyEntry("activated", policyId),
      after: { version: draft.version, effective_from: from, ends: ending ? `v${ending.version}` : null },
    });
    return requirePolicy(inside.db, policyId);
  });
}

export const draftOf = ({ versions }: Pick<Policy, "versions">): PolicyVersion | undefined =>
  versions.find(({ status }) => status === "draft");

/** The version that ends when the next one begins. */
function requireLaterStart({ versions }: Policy, from: string | null): PolicyVersion | undefined {
  const latest = versions.find(({ status }) => status === "active");
  if (!latest) return undefined;
  const refuse = (message: string) => invalid([{ path: "effective_from", message }]);
  if (from === null) throw refuse("Choose the day from which this version pays");
  if (latest.effective_from !== null && latest.effective_from >= from) {
    throw refuse(`v${latest.version} is in force from ${latest.effective_from}: choose a later day`);
  }
  return latest;
}

const isVersion = (policyId: number, version: number) =>
  and(eq(bonusPolicyVersions.policyId, policyId), eq(bonusPolicyVersions.version, version));

const savedMeanwhile = (draft: PolicyVersion | undefined) =>
  conflict(
    draft
      ? `${draft.updated_by} saved this draft after you opened it. Nothing was saved: reload to see theirs, then make your change again.`
      : "The draft you opened is gone: it was activated or discarded. Nothing was saved: reload first.",
  );
