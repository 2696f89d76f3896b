import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { templateResponse } from "@/lib/kpis/responses";
import { templateInput } from "@/lib/kpis/templates/input";
import { createTemplate } from "@/lib/kpis/templates/mutations";
import { listTemplates } from "@/lib/kpis/templates/queries";
import type { Template } from "@/lib/kpis/templates/types";

const nameOf = ({ name }: { name: string }) => name;

export const GET = route({
  path: "/api/templates",
  method: "GET",
  summary: "Scorecard templates with their versions",
  query: pageQuery(["name", "frequency"]),
  response: pageOf(templateResponse)
    .omit({ items: true })
    .extend({ templates: z.array(templateResponse) }),
  handle: async ({ ctx, query }) => {
    const by = { name: nameOf, frequency: ({ frequency }: Template) => frequency ?? "" };
    const { items: templates, ...page } = pageOfAll(await listTemplates(ctx.db), { ...query, by });
    return { templates, ...page };
  },
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
