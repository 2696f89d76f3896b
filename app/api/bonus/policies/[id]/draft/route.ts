import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { policyDraftInput, policyResponse } from "@/lib/rewards/policies/input";
import { discardPolicyDraft, savePolicyDraft } from "@/lib/rewards/policies/versions";

export const PUT = route({
  path: "/api/bonus/policies/[id]/draft",
  method: "PUT",
  summary:
    "Save the draft of a policy, or begin one; `edited_from` is `updated_at` of the draft that was edited",
  params: idParam,
  body: policyDraftInput,
  response: policyResponse,
  handle: ({ ctx, params, body }) => savePolicyDraft(ctx, { policyId: params.id, input: body }),
});

export const DELETE = route({
  path: "/api/bonus/policies/[id]/draft",
  method: "DELETE",
  summary: "Discard the draft of a policy",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => discardPolicyDraft(ctx, params.id),
});
