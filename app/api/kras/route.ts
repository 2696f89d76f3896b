import { z } from "zod";
import { route } from "@/lib/api/route";
import { kraInput } from "@/lib/kpis/kras/input";
import { createKra } from "@/lib/kpis/kras/mutations";
import { listKras } from "@/lib/kpis/kras/queries";
import { kraResponse } from "@/lib/kpis/responses";

export const GET = route({
  path: "/api/kras",
  method: "GET",
  summary: "All key result areas, by name",
  response: z.object({ kras: z.array(kraResponse) }),
  handle: async ({ ctx }) => ({ kras: await listKras(ctx.db) }),
});

export const POST = route({
  path: "/api/kras",
  method: "POST",
  summary: "Add a key result area",
  body: kraInput,
  response: kraResponse,
  status: 201,
  handle: ({ ctx, body }) => createKra(ctx, body),
});
