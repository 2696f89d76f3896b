import { eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { EmailMode, Role } from "@/db/enums";
import { notificationPreferences, notificationSettings } from "@/db/schema/notifications";
import { kindsFor, NOTIFICATION_KINDS, type NotificationKind } from "../kinds";
import { USUAL_DIGEST_AT } from "../recipients";

export interface Preferences {
  /** Null: the person's, else the organisation's. */
  timeZone: string | null;
  /** HH:MM. */
  quietFrom: string | null;
  quietTo: string | null;
  digestAt: string;
  kinds: { kind: NotificationKind; inbox: boolean; email: EmailMode }[];
}

/** How someone hears of every kind that may reach them. */
export async function getPreferences(
  db: Db,
  { accountId, roles }: { accountId: number; roles: readonly Role[] },
): Promise<Preferences> {
  const [settings] = await db
    .select()
    .from(notificationSettings)
    .where(eq(notificationSettings.accountId, accountId));
  const chosen = await db
    .select()
    .from(notificationPreferences)
    .where(eq(notificationPreferences.accountId, accountId));
  const byKind = new Map(chosen.map((row) => [row.kind, row]));
  return {
    timeZone: settings?.timeZone ?? null,
    quietFrom: minutes(settings?.quietFrom),
    quietTo: minutes(settings?.quietTo),
    digestAt: minutes(settings?.digestAt) ?? USUAL_DIGEST_AT,
    kinds: kindsFor(roles).map((kind) => {
      const { inbox = true, email = NOTIFICATION_KINDS[kind].email } = byKind.get(kind) ?? {};
      return { kind, inbox, email };
    }),
  };
}

/** PostgreSQL gives seconds too. */
const minutes = (time: string | null | undefined) => time?.slice(0, 5) ?? null;
