import { z } from "zod";
import { route } from "@/lib/api/route";
import { listFlags, setFlag } from "@/lib/rewards/flags/flags";
import { flagInput, flagResponse } from "@/lib/rewards/flags/input";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/bonus/flags",
  method: "GET",
  summary: "A person's disciplinary flags, newest first; for HR alone",
  query: z.object({ employee_id: idNumber }),
  response: z.object({ flags: z.array(flagResponse) }),
  handle: async ({ ctx, scope, query }) => ({ flags: await listFlags(ctx.db, scope, query.employee_id) }),
});

export const POST = route({
  path: "/api/bonus/flags",
  method: "POST",
  summary: "Set a disciplinary flag on a person from a day on, with its reason",
  body: flagInput,
  response: flagResponse,
  status: 201,
  handle: ({ ctx, body }) => setFlag(ctx, body),
});
