import { z } from "zod";
import { pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { entryInput } from "@/lib/scoring/manual/input";
import { enterValue } from "@/lib/scoring/manual/mutations";
import { getEntryGrid } from "@/lib/scoring/manual/queries";
import { entryWire, gridWire, toEntryWire, toGridWire } from "@/lib/scoring/manual/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";

export const GET = route({
  path: "/api/entries",
  method: "GET",
  summary: "The people you enter values for, the manual KPIs of a period, and what is missing",
  query: pageQuery(["name"]).extend({
    period_id: z.coerce.number().int().positive().max(2_147_483_647),
    search: z.string().trim().max(100).optional(),
  }),
  response: gridWire,
  handle: async ({ query, ctx, scope }) => {
    const period = await requirePeriod(ctx.db, query.period_id);
    const { search, page, page_size: pageSize, sort } = query;
    return toGridWire(
      await getEntryGrid(ctx.db, scope, { period, search, page, pageSize, fromZ: sort === "-name" }),
    );
  },
});

export const POST = route({
  path: "/api/entries",
  method: "POST",
  summary: "Enter one value, correct it, or take it back with null; `replaces` guards against overwriting",
  body: entryInput,
  response: entryWire.nullable(),
  handle: async ({ ctx, body }) => {
    const entry = await enterValue(ctx, body);
    return entry && toEntryWire(entry);
  },
});
