import { ConfirmButton } from "@/components/ui/confirm-button";
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
  const verb = policy.is_active ? "Deactivate" : "Reactivate";
  return (
    <>
      {draft && hasPaid && (
        <ConfirmButton
          variant="bare"
          label="Discard draft"
          title={`Discard draft v${draft.version}`}
          confirmLabel="Discard"
          action={discardPolicyDraftForm}
          fields={{ id }}
        >
          The version in force stays as it is.
        </ConfirmButton>
      )}
      {hasPaid ? (
        <ConfirmButton
          variant="bare"
          label={verb}
          title={`${verb} ${policy.name}`}
          confirmLabel={verb}
          action={setPolicyActiveForm}
          fields={{ id, isActive: policy.is_active ? "" : "yes" }}
        >
          {policy.is_active
            ? "It pays nobody any more, in earlier periods neither. What was exported stays on record."
            : "It pays the people it is for again."}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          variant="bare"
          label="Delete policy"
          title={`Delete ${policy.name}`}
          confirmLabel="Delete"
          action={deletePolicyForm}
          fields={{ id }}
        >
          It never paid anyone. It cannot be brought back.
        </ConfirmButton>
      )}
    </>
  );
}
