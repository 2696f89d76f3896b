"use client";

import { ForWhom } from "@/components/people/for-whom";
import type { Choice } from "@/components/people/mapping-rows";
import { updatePolicyAction } from "@/lib/rewards/policies/actions";
import type { Policy } from "@/lib/rewards/policies/input";

interface PolicyMappingsProps {
  policy: Policy;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
}

/** What a policy is called, and whom it is for. */
export function PolicyMappings({ policy, jobRoles, units }: PolicyMappingsProps) {
  const { name, mappings } = policy;
  return (
    <ForWhom
      stored={{ name, mappings }}
      nameLabel="Name of the policy"
      jobRoles={jobRoles}
      units={units}
      another={{ job_role_id: null, org_unit_id: units[0]?.id ?? null }}
      save={(form) => updatePolicyAction(policy.id, form)}
    />
  );
}
