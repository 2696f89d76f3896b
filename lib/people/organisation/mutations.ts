import { z } from "zod";
import { organisations } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { nameField, timeZoneField } from "../fields";
import { getOrganisation } from "./queries";

export const organisationInput = z.object({
  name: nameField.optional(),
  time_zone: timeZoneField.optional(),
});

/** Changes name or time zone. Results of periods that are computed already keep the days they were computed with. */
export async function updateOrganisation(ctx: Ctx, input: z.output<typeof organisationInput>): Promise<void> {
  requireAbility(ctx.actor, "configure the organisation");
  return inTransaction(ctx, async (inside) => {
    const before = await getOrganisation(inside.db);
    const after = { name: input.name ?? before.name, timeZone: input.time_zone ?? before.timeZone };
    if (before.name === after.name && before.timeZone === after.timeZone) return;
    await inside.db
      .insert(organisations)
      .values(after)
      .onConflictDoUpdate({ target: organisations.id, set: after });
    await recordAudit(inside, {
      action: "organisation.updated",
      entityType: "organisation",
      entityId: 1,
      before,
      after,
    });
  });
}
