import { route } from "@/lib/api/route";
import { installInput, setParam } from "@/lib/kpis/sets/input";
import { installSet } from "@/lib/kpis/sets/mutations";
import { installJson, installResponse } from "@/lib/kpis/sets/wire";

export const POST = route({
  path: "/api/kpis/sets/[id]/install",
  method: "POST",
  summary: "Install a ready-made set as a draft template; repeating it changes nothing",
  params: setParam,
  body: installInput,
  response: installResponse,
  handle: async ({ ctx, params, body }) =>
    installJson(await installSet(ctx, { setId: params.id, input: body })),
});
