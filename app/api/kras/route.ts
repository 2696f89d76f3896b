import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { kraInput } from "@/lib/kpis/kras/input";
import { createKra } from "@/lib/kpis/kras/mutations";
import { type Kra, listKras } from "@/lib/kpis/kras/queries";
import { kraResponse } from "@/lib/kpis/responses";

export const GET = route({
  path: "/api/kras",
  method: "GET",
  summary: "Key result areas",
  query: pageQuery(["name"]),
  response: pageOf(kraResponse)
    .omit({ items: true })
    .extend({ kras: z.array(kraResponse) }),
  handle: async ({ ctx, query }) => {
    const by = { name: ({ name }: Kra) => name };
    const { items: kras, ...page } = pageOfAll(await listKras(ctx.db), { ...query, by });
    return { kras, ...page };
  },
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
