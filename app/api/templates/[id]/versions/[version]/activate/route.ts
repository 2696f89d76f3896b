import { route } from "@/lib/api/route";
import { versionResponse } from "@/lib/kpis/responses";
import { activateVersion } from "@/lib/kpis/templates/activate";
import { activationInput, versionParams } from "@/lib/kpis/templates/input";

export const POST = route({
  path: "/api/templates/[id]/versions/[version]/activate",
  method: "POST",
  summary: "Put a draft into force from a day on and freeze it; the version before ends on that day",
  params: versionParams,
  body: activationInput,
  response: versionResponse,
  handle: ({ ctx, params, body }) =>
    activateVersion(ctx, { templateId: params.id, version: params.version, input: body }),
});
