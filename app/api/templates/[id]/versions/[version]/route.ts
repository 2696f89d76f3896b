import { route } from "@/lib/api/route";
import { versionResponse } from "@/lib/kpis/responses";
import { discardDraft, saveDraft } from "@/lib/kpis/templates/drafts";
import { draftInput, versionParams } from "@/lib/kpis/templates/input";
import { requireVersion } from "@/lib/kpis/templates/queries";

export const GET = route({
  path: "/api/templates/[id]/versions/[version]",
  method: "GET",
  summary: "A version with everything it scores by",
  params: versionParams,
  response: versionResponse,
  handle: ({ ctx, params }) => requireVersion(ctx.db, params.id, params.version),
});

export const PUT = route({
  path: "/api/templates/[id]/versions/[version]",
  method: "PUT",
  summary: "Save a draft whole; `edited_from` is `updated_at` of the draft that was edited",
  params: versionParams,
  body: draftInput,
  response: versionResponse,
  handle: ({ ctx, params, body }) =>
    saveDraft(ctx, { templateId: params.id, version: params.version, input: body }),
});

export const DELETE = route({
  path: "/api/templates/[id]/versions/[version]",
  method: "DELETE",
  summary: "Discard a draft",
  params: versionParams,
  status: 204,
  handle: ({ ctx, params }) => discardDraft(ctx, { templateId: params.id, version: params.version }),
});
