import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { listSetStates, type SetState } from "@/lib/kpis/sets/queries";
import { setSummaryResponse, summaryJson } from "@/lib/kpis/sets/wire";

/** `gallery`: in the order of the screen. */
const COMPARED = { name: ({ set }: SetState) => set.name };

export const GET = route({
  path: "/api/kpis/sets",
  method: "GET",
  summary: "Ready-made sets of KPIs, what they need, and which are installed",
  query: pageQuery(["gallery", "name"]),
  response: pageOf(setSummaryResponse)
    .omit({ items: true })
    .extend({ sets: z.array(setSummaryResponse) }),
  handle: async ({ ctx, query }) => {
    const { items, ...page } = pageOfAll(await listSetStates(ctx.db), { ...query, by: COMPARED });
    return { sets: items.map(summaryJson), ...page };
  },
});
