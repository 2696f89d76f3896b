import type { Database } from "@/db/client";
import { jobActor } from "@/lib/context";
import { OUTBOX_CHANNEL } from "@/lib/notifications/channels";
import { deliverEmails, mailServer } from "@/lib/notifications/delivery/deliver-emails";
import type { DeliverySettings } from "@/lib/notifications/delivery/settings";
import { deliverWebhooks } from "@/lib/notifications/webhooks/deliver-webhooks";
import { type RunningLoop, startWokenLoop } from "./woken-loop";

const LOOK_EVERY_MS = 5_000;

/** Sends what the outbox holds, when it is due. Any number of processes may: each message is in one hand at a time. */
export async function startDeliveries(database: Database, settings: DeliverySettings): Promise<RunningLoop> {
  const { smtpUrl } = settings;
  const mail = smtpUrl ? mailServer({ ...settings, smtpUrl }) : null;
  const ctx = () => ({ db: database.db, now: new Date(), actor: jobActor("Deliveries") });
  const channel = OUTBOX_CHANNEL;
  const emails = await startWokenLoop({
    ...{ database, channel, lookEveryMs: LOOK_EVERY_MS, name: "e-mails" },
    work: async () =>
      (await deliverEmails(ctx(), { send: mail?.send ?? null, leaseMs: settings.leaseMs })) > 0,
  });
  // Beside one another: an endpoint that does not answer holds up no mail.
  const webhooks = await startWokenLoop({
    ...{ database, channel, lookEveryMs: LOOK_EVERY_MS, name: "webhooks" },
    work: async () => (await deliverWebhooks(ctx(), settings)) > 0,
  });
  return {
    async stop() {
      await Promise.all([emails.stop(), webhooks.stop()]);
      mail?.close();
    },
  };
}
