import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { agreeInput } from "@/lib/reviews/input";
import { agreeWithComputed } from "@/lib/reviews/sign-off";

export const POST = route({
  path: "/api/performance/periods/[id]/agree",
  method: "POST",
  summary: "Sign off, as computed, those of whom nothing is exceptional; says who was left and why",
  params: idParam,
  body: agreeInput,
  response: z.object({
    signed: z.number().int(),
    left: z.array(z.object({ employee_id: z.number().int(), name: z.string(), why: z.string() })),
  }),
  handle: async ({ params, body, ctx }) => {
    const { signed, left } = await agreeWithComputed(ctx, params.id, body);
    return {
      signed,
      left: left.map(({ employeeId, name, why }) => ({ employee_id: employeeId, name, why })),
    };
  },
});
