import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { templateResponse, versionResponse } from "@/lib/kpis/responses";
import { createDraft } from "@/lib/kpis/templates/drafts";
import { requireTemplate } from "@/lib/kpis/templates/queries";

export const GET = route({
  path: "/api/templates/[id]/versions",
  method: "GET",
  summary: "A template's versions, newest first",
  params: idParam,
  response: z.object({ versions: templateResponse.shape.versions }),
  handle: async ({ ctx, params }) => ({ versions: (await requireTemplate(ctx.db, params.id)).versions }),
});

export const POST = route({
  path: "/api/templates/[id]/versions",
  method: "POST",
  summary: "Start the next draft as a copy of the newest version",
  params: idParam,
  response: versionResponse,
  status: 201,
  handle: ({ ctx, params }) => createDraft(ctx, params.id),
});
