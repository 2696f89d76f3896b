import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { previewInput, previewResult } from "@/lib/scoring/preview/input";
import { previewTemplate } from "@/lib/scoring/preview/preview";

export const POST = route({
  path: "/api/templates/[id]/preview",
  method: "POST",
  summary: "How finished periods would have come out by a draft that need not be saved; stores nothing",
  params: idParam,
  body: previewInput,
  response: previewResult,
  handle: ({ ctx, scope, params, body, request }) =>
    previewTemplate(ctx, { templateId: params.id, input: body, scope, signal: request.signal }),
});
