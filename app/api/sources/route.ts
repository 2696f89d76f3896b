import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { listSources, requireSource } from "@/lib/sources/queries";
import { sourceDetailWire, sourceListWire, toSourceDetailWire, toSourceListWire } from "@/lib/sources/wire";

export const GET = route({
  path: "/api/sources",
  method: "GET",
  summary: "Sources, with how many records each has",
  query: pageQuery(["name", "record_count"]),
  response: pageOf(sourceListWire)
    .omit({ items: true })
    .extend({ sources: z.array(sourceListWire) }),
  handle: async ({ ctx, query }) => {
    const all = (await listSources(ctx.db)).map(toSourceListWire);
    const { items: sources, ...page } = pageOfAll(all, { ...query, by: COMPARED });
    return { sources, ...page };
  },
});

type Listed = z.output<typeof sourceListWire>;
const COMPARED = {
  name: ({ name }: Listed) => name,
  record_count: ({ record_count }: Listed) => String(record_count),
};

export const POST = route({
  path: "/api/sources",
  method: "POST",
  summary: "Make a source with a typed table of its own",
  body: createSourceInput,
  response: sourceDetailWire,
  status: 201,
  handle: async ({ ctx, body }) => {
    const sourceId = await createSource(ctx, body);
    return toSourceDetailWire(await requireSource(ctx.db, sourceId), 0);
  },
});
