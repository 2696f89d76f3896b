import { z } from "zod";
import { route } from "@/lib/api/route";
import { takeBackAssignments } from "@/lib/kpis/assignments/bulk";
import { takeBackInput } from "@/lib/kpis/assignments/input";

export const POST = route({
  path: "/api/kpis/assignments/take-back",
  method: "POST",
  summary: "Take assignments back, as if they had never been",
  body: takeBackInput,
  response: z.object({ taken_back: z.number().int() }),
  handle: async ({ body, ctx }) => ({ taken_back: (await takeBackAssignments(ctx, body)).takenBack }),
});
