import { z } from "zod";
import { route } from "@/lib/api/route";
import { listSetStates } from "@/lib/kpis/sets/queries";
import { setSummaryResponse, summaryJson } from "@/lib/kpis/sets/wire";

export const GET = route({
  path: "/api/kpis/sets",
  method: "GET",
  summary: "Ready-made sets of KPIs, what they need, and which are installed",
  response: z.object({ sets: z.array(setSummaryResponse) }),
  handle: async ({ ctx }) => ({ sets: (await listSetStates(ctx.db)).map(summaryJson) }),
});
