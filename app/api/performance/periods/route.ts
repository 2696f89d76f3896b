import { z } from "zod";
import { FREQUENCIES } from "@/db/enums";
import { route } from "@/lib/api/route";
import { createPeriodInput } from "@/lib/scoring/periods/input";
import { createPeriod } from "@/lib/scoring/periods/mutations";
import { listPeriods } from "@/lib/scoring/periods/queries";
import { periodWire, toPeriodWire } from "@/lib/scoring/periods/wire";

export const GET = route({
  path: "/api/performance/periods",
  method: "GET",
  summary: "Evaluation periods, newest first",
  query: z.object({ frequency: z.enum(FREQUENCIES).optional() }),
  response: z.object({ items: z.array(periodWire) }),
  handle: async ({ query, ctx }) => ({ items: (await listPeriods(ctx.db, query)).map(toPeriodWire) }),
});

export const POST = route({
  path: "/api/performance/periods",
  method: "POST",
  summary: "Create an evaluation period",
  body: createPeriodInput,
  response: periodWire,
  status: 201,
  handle: async ({ body, ctx }) => toPeriodWire(await createPeriod(ctx, body)),
});
