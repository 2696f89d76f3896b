import { z } from "zod";
import { route } from "@/lib/api/route";
import { search } from "@/lib/search/queries";

export const GET = route({
  path: "/api/search",
  method: "GET",
  summary: "People, KPIs and pages the caller may open, by the beginning of a word; at most 10",
  query: z.object({ q: z.string().max(500).default("") }),
  response: z.object({
    results: z.array(
      z.object({
        kind: z.enum(["Person", "KPI", "Page"]),
        label: z.string(),
        detail: z.string(),
        href: z.string(),
      }),
    ),
  }),
  handle: async ({ ctx, viewer, scope, query }) => ({
    results: await search(ctx.db, { viewer, scope }, query.q),
  }),
});
