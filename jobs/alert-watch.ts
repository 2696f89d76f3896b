import type { Database } from "@/db/client";
import { checkAlerts } from "@/lib/alerts/evaluate";
import { escalateAlerts } from "@/lib/alerts/incidents/escalate";
import { ALERTS_CHANNEL } from "@/lib/alerts/request-check";
import { jobActor } from "@/lib/context";
import { type RunningLoop, startWokenLoop } from "./woken-loop";

const LOOK_EVERY_MS = 15_000;

/** Looks at the alert rules whenever figures have changed, and passes on what nobody acknowledged in time. */
export function startAlertWatch(database: Database): Promise<RunningLoop> {
  return startWokenLoop({
    database,
    name: "alerts",
    channel: ALERTS_CHANNEL,
    lookEveryMs: LOOK_EVERY_MS,
    work: async () => {
      const ctx = { db: database.db, now: new Date(), actor: jobActor("Alerts") };
      const checked = await checkAlerts(ctx);
      return (await escalateAlerts(ctx)) > 0 || checked !== null;
    },
  });
}
