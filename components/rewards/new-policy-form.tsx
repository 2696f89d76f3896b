"use client";

import type { Choice } from "@/components/people/mapping-rows";
import { NewDraftForm } from "@/components/versions/new-draft-form";
import { createPolicyAction } from "@/lib/rewards/policies/actions";
import { STARTING_RULES } from "@/lib/rewards/starting-rules";
import { FREQUENCIES } from "./frequencies";

export function NewPolicyForm({ units }: { units: readonly Choice[] }) {
  return (
    <NewDraftForm
      placeholder="Support, monthly"
      frequency={{ label: "Pays", hint: "Target bonuses are for one such period.", options: FREQUENCIES }}
      forWhom={{
        name: "unit",
        label: "For the unit, with all below",
        hint: "More units, and job roles, can be added on the next page.",
        choices: units,
      }}
      create={({ name, frequency, forId }) =>
        createPolicyAction({
          name,
          frequency,
          mappings: forId === null ? [] : [{ org_unit_id: forId }],
          rules_json: STARTING_RULES,
        })
      }
      path="/bonus/policies"
    />
  );
}
