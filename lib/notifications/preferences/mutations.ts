import { sql } from "drizzle-orm";
import { notificationPreferences, notificationSettings } from "@/db/schema/notifications";
import { recordAudit } from "@/lib/audit/record";
import { type Ctx, inTransaction } from "@/lib/context";
import { forbidden } from "@/lib/errors";
import { parseInput } from "@/lib/zod-fields";
import { type PreferencesInput, preferencesInput } from "./input";
import { getPreferences, type Preferences } from "./queries";

/** Sets how the caller hears of things. What waits already is sent as it was meant to be. */
export function savePreferences(ctx: Ctx, input: PreferencesInput): Promise<Preferences> {
  const { actor } = ctx;
  if (actor.kind !== "account") throw forbidden("have preferences");
  const { kinds, ...times } = parseInput(preferencesInput, input);
  return inTransaction(ctx, async (tx) => {
    const { accountId } = actor;
    const before = await getPreferences(tx.db, actor);
    const settings = {
      timeZone: times.time_zone,
      quietFrom: times.quiet_from,
      quietTo: times.quiet_to,
      digestAt: times.digest_at,
    };
    await tx.db
      .insert(notificationSettings)
      .values({ accountId, ...settings })
      .onConflictDoUpdate({ target: notificationSettings.accountId, set: settings });
    if (kinds.length > 0)
      await tx.db
        .insert(notificationPreferences)
        .values(kinds.map((choice) => ({ accountId, ...choice })))
        .onConflictDoUpdate({
          target: [notificationPreferences.accountId, notificationPreferences.kind],
          set: { inbox: sql`excluded.inbox`, email: sql`excluded.email` },
        });
    const after = await getPreferences(tx.db, actor);
    if (JSON.stringify(before) !== JSON.stringify(after))
      await recordAudit(tx, {
        action: "preferences.changed",
        entityType: "account",
        entityId: accountId,
        employeeId: actor.employeeId,
        before,
        after,
      });
    return after;
  });
}
