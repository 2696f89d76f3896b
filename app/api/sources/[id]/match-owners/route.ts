import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { matchOwners } from "@/lib/sources/match-owners";

export const POST = route({
  path: "/api/sources/[id]/match-owners",
  method: "POST",
  summary: "Look again for the owners of records kept without one",
  params: idParam,
  response: z.object({ matched: z.number().int() }),
  handle: async ({ ctx, params }) => ({ matched: await matchOwners(ctx, params.id) }),
});
