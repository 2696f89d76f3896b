import type { Database } from "@/db/client";
import { recordViews, VIEWS_CHANNEL } from "@/lib/audit/views";
import { type RunningLoop, startWokenLoop } from "./woken-loop";

const LOOK_EVERY_MS = 5_000;

/** Brings views of scorecards into the audit log. */
export function startViewLog(database: Database): Promise<RunningLoop> {
  return startWokenLoop({
    database,
    name: "views of scorecards",
    channel: VIEWS_CHANNEL,
    lookEveryMs: LOOK_EVERY_MS,
    work: async () => (await recordViews(database.db, new Date())) > 0,
  });
}
