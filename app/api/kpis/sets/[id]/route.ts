import { route } from "@/lib/api/route";
import { requireSet } from "@/lib/kpis/sets/catalogue";
import { setParam } from "@/lib/kpis/sets/input";
import { previewSet } from "@/lib/kpis/sets/queries";
import { setJson, setResponse } from "@/lib/kpis/sets/wire";

export const GET = route({
  path: "/api/kpis/sets/[id]",
  method: "GET",
  summary: "A ready-made set with everything that installing it makes or uses",
  params: setParam,
  response: setResponse,
  handle: async ({ ctx, params }) => setJson(await previewSet(ctx.db, requireSet(params.id))),
});
