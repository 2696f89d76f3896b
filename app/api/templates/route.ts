import { z } from "zod";
import { route } from "@/lib/api/route";
import { templateResponse } from "@/lib/kpis/responses";
import { templateInput } from "@/lib/kpis/templates/input";
import { createTemplate } from "@/lib/kpis/templates/mutations";
import { listTemplates } from "@/lib/kpis/templates/queries";

export const GET = route({
  path: "/api/templates",
  method: "GET",
  summary: "Scorecard templates by name, with their versions",
  response: z.object({ templates: z.array(templateResponse) }),
  handle: async ({ ctx }) => ({ templates: await listTemplates(ctx.db) }),
});

export const POST = route({
  path: "/api/templates",
  method: "POST",
  summary: "Add a scorecard template with its first draft",
  body: templateInput,
  response: templateResponse,
  status: 201,
  handle: ({ ctx, body }) => createTemplate(ctx, body),
});
