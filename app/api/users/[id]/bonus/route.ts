import { z } from "zod";
import { idParam } from "@/lib/api/paging";
import { route } from "@/lib/api/route";
import { noteView } from "@/lib/audit/views";
import { notFound } from "@/lib/errors";
import { getPersonBonus } from "@/lib/rewards/bonuses";
import { bonusWire, toBonusWire } from "@/lib/rewards/wire";
import { requirePeriod } from "@/lib/scoring/periods/queries";
import { idNumber } from "@/lib/zod-fields";

export const GET = route({
  path: "/api/users/[id]/bonus",
  method: "GET",
  summary:
    "A person's bonus in a period: their own once it is final and the policy shows it, anyone's for HR",
  params: idParam,
  query: z.object({ period_id: idNumber }),
  response: bonusWire,
  handle: async ({ ctx, scope, params, query }) => {
    const period = await requirePeriod(ctx.db, query.period_id);
    const row = await getPersonBonus(ctx.db, scope, { employeeId: params.id, period });
    if (!row) throw notFound("This bonus");
    await noteView(ctx, params.id);
    return toBonusWire(row);
  },
});
