import { z } from "zod";
import { route } from "@/lib/api/route";
import { targetInput, targetResponse } from "@/lib/rewards/targets/input";
import { enterTarget } from "@/lib/rewards/targets/mutations";
import { listTargets } from "@/lib/rewards/targets/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/bonus/targets",
  method: "GET",
  summary: "A person's target bonuses, newest first",
  query: z.object({ employee_id: idNumber }),
  response: z.object({ targets: z.array(targetResponse) }),
  handle: async ({ ctx, scope, query }) => ({ targets: await listTargets(ctx.db, scope, query.employee_id) }),
});

export const POST = route({
  path: "/api/bonus/targets",
  method: "POST",
  summary: "Enter what a full period on target pays a person, from a day on; an amount of 0 ends it",
  body: targetInput,
  response: targetResponse,
  status: 201,
  handle: ({ ctx, body }) => enterTarget(ctx, body),
});
