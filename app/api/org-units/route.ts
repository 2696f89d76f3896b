import { z } from "zod";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { toUnitJson, unitJson } from "@/lib/people/json";
import { organisationToday } from "@/lib/people/today";
import { createUnitInput } from "@/lib/people/units/input";
import { createUnit } from "@/lib/people/units/mutations";
import { listUnitsWithHeadCounts } from "@/lib/people/units/queries";
import { settingsOf } from "@/lib/people/units/tree";

export const GET = route({
  path: "/api/org-units",
  method: "GET",
  summary: "The tree of units from top to bottom, with head counts of today",
  query: pageQuery(["tree", "name", "code"]),
  response: pageOf(unitJson),
  handle: async ({ ctx, query }) => {
    const nodes = await listUnitsWithHeadCounts(ctx.db, await organisationToday(ctx.db, ctx.now));
    const units = nodes.map((node) => node.unit);
    const all = nodes.map((node) => toUnitJson(node, settingsOf(units, node.unit.id)));
    return pageOfAll(all, { ...query, by: COMPARED });
  },
});

type Listed = ReturnType<typeof toUnitJson>;
/** `tree`: each unit before those below it, as they come. */
const COMPARED = { name: ({ name }: Listed) => name, code: ({ code }: Listed) => code ?? "" };

export const POST = route({
  path: "/api/org-units",
  method: "POST",
  summary: "Add a unit below another",
  body: createUnitInput,
  status: 201,
  response: z.object({ id: z.number().int() }),
  handle: async ({ ctx, body }) => ({ id: (await createUnit(ctx, body)).unitId }),
});
