import { DiscardDraft, Retire } from "@/components/versions/version-actions";
import {
  deletePolicyForm,
  discardPolicyDraftForm,
  setPolicyActiveForm,
} from "@/lib/rewards/policies/actions";
import type { Policy } from "@/lib/rewards/policies/input";

/** What can be done with a policy as a whole. */
export function PolicyActions({ policy }: { policy: Policy }) {
  const id = String(policy.id);
  const hasPaid = policy.versions.some(({ status }) => status === "active");
  const draft = policy.versions.find(({ status }) => status === "draft");
  return (
    <>
      {draft && hasPaid && (
        <DiscardDraft version={draft.version} action={discardPolicyDraftForm} fields={{ id }} />
      )}
      <Retire
        name={policy.name}
        kind="policy"
        hasCounted={hasPaid}
        isActive={policy.is_active}
        setActive={{ action: setPolicyActiveForm, fields: { id } }}
        remove={{ action: deletePolicyForm, fields: { id } }}
        words={{
          deactivate:
            "It pays nobody any more, in earlier periods neither. What was exported stays on record.",
          reactivate: "It pays the people it is for again.",
          remove: "It never paid anyone. It cannot be brought back.",
        }}
      />
    </>
  );
}
