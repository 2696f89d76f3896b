import { z } from "zod";
import { route } from "@/lib/api/route";
import { createSourceInput } from "@/lib/sources/input";
import { createSource } from "@/lib/sources/mutations";
import { listSources, requireSource } from "@/lib/sources/queries";
import { sourceDetailWire, sourceListWire, toSourceDetailWire, toSourceListWire } from "@/lib/sources/wire";

export const GET = route({
  path: "/api/sources",
  method: "GET",
  summary: "All sources by name, with how many records each has",
  response: z.object({ sources: z.array(sourceListWire) }),
  handle: async ({ ctx }) => ({ sources: (await listSources(ctx.db)).map(toSourceListWire) }),
});

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
