import { z } from "zod";
import { organisations } from "@/db/schema/people";
import { requireAbility } from "@/lib/access/policy";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { enqueueJob } from "@/lib/jobs/enqueue";
import { nameField, timeZoneField } from "../fields";
import { getOrganisation, getSavedOrganisation } from "./queries";

export const organisationInput = z.object({
  name: nameField.optional(),
  time_zone: timeZoneField.optional(),
});

/**
 * Changes name or time zone; saved for the first time, what stood there counts as said. In another time zone days begin
 * at other instants: open periods are computed anew for everybody, so that no two people of a period are measured over
 * different days. Final ones keep the days they were computed with.
 */
export async function updateOrganisation(ctx: Ctx, input: z.output<typeof organisationInput>): Promise<void> {
  requireAbility(ctx.actor, "configure the organisation");
  return inTransaction(ctx, async (inside) => {
    const saved = await getSavedOrganisation(inside.db);
    const before = saved ?? (await getOrganisation(inside.db));
    const after = { name: input.name ?? before.name, timeZone: input.time_zone ?? before.timeZone };
    if (saved && before.name === after.name && before.timeZone === after.timeZone) return;
    await inside.db
      .insert(organisations)
      .values(after)
      .onConflictDoUpdate({ target: organisations.id, set: after });
    if (before.timeZone !== after.timeZone) await enqueueJob(inside, "compute-open-periods", {});
    await recordAudit(inside, {
      action: "organisation.updated",
      entityType: "organisation",
      entityId: 1,
      before,
      after,
    });
  });
}
