import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { templateResponse } from "@/lib/kpis/responses";
import { templateChangeInput } from "@/lib/kpis/templates/input";
import { deleteTemplate, updateTemplate } from "@/lib/kpis/templates/mutations";
import { requireTemplate } from "@/lib/kpis/templates/queries";

export const GET = route({
  path: "/api/templates/[id]",
  method: "GET",
  summary: "A scorecard template with its versions",
  params: idParam,
  response: templateResponse,
  handle: ({ ctx, params }) => requireTemplate(ctx.db, params.id),
});

export const PATCH = route({
  path: "/api/templates/[id]",
  method: "PATCH",
  summary: "Change a template's name, description, frequency, whom it is for, or whether it is used",
  params: idParam,
  body: templateChangeInput,
  response: templateResponse,
  handle: ({ ctx, params, body }) => updateTemplate(ctx, { templateId: params.id, change: body }),
});

export const DELETE = route({
  path: "/api/templates/[id]",
  method: "DELETE",
  summary: "Delete a template that never came into force",
  params: idParam,
  status: 204,
  handle: ({ ctx, params }) => deleteTemplate(ctx, params.id),
});
