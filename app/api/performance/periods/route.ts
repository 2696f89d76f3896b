import { z } from "zod";
import { FREQUENCIES } from "@/db/enums";
import { pageOfAll } from "@/lib/api/page-of-all";
import { pageOf, pageQuery } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { createPeriodInput } from "@/lib/scoring/periods/input";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { listPeriods, type Period } from "@/lib/scoring/periods/queries";
import { periodWire, toPeriodWire } from "@/lib/scoring/periods/wire";

export const GET = route({
  path: "/api/performance/periods",
  method: "GET",
  summary: "Evaluation periods, newest first",
  query: pageQuery(["period_end", "period_start", "name"], "-period_end").extend({
    frequency: z.enum(FREQUENCIES).optional(),
  }),
  response: pageOf(periodWire),
  handle: async ({ query: { frequency, ...query }, ctx }) => {
    const { items, ...page } = pageOfAll(await listPeriods(ctx.db, { frequency }), {
      ...query,
      by: COMPARED,
    });
    return { items: items.map(toPeriodWire), ...page };
  },
});

const COMPARED = {
  period_end: ({ periodEnd }: Period) => periodEnd,
  period_start: ({ periodStart }: Period) => periodStart,
  name: ({ name }: Period) => name,
};

export const POST = route({
  path: "/api/performance/periods",
  method: "POST",
  summary: "Create an evaluation period",
  body: createPeriodInput,
  response: periodWire,
  status: 201,
  handle: async ({ body, ctx }) => toPeriodWire(await createPeriod(ctx, body)),
});
