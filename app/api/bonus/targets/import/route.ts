import { z } from "zod";
import { route } from "@/lib/api/route";
import { importTargets } from "@/lib/rewards/targets/import-targets";
import { targetsFileInput } from "@/lib/rewards/targets/input";

export const POST = route({
  path: "/api/bonus/targets/import",
  method: "POST",
  summary: "Enter a CSV of target bonuses: all of them, or none",
  body: targetsFileInput,
  response: z.object({ entered: z.number().int(), unchanged: z.number().int() }),
  handle: ({ ctx, body }) => importTargets(ctx, body),
});
