import { and, eq, inArray } from "drizzle-orm";
import { schedule } from "node-cron";
import type { Database } from "@/db/client";
import { jobRuns } from "@/db/schema/jobs";
import { jobActor } from "@/lib/context";
import { JOBS_CHANNEL } from "@/lib/jobs/enqueue";
import { JOB_NAMES } from "@/lib/jobs/names";
import { takeDueSlots } from "@/lib/jobs/slots";
import { log } from "@/lib/log";
import type { DeliverySettings } from "@/lib/notifications/delivery/settings";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { startAlertWatch } from "./alert-watch";
import { startDeliveries } from "./deliveries";
import { startFreshness } from "./freshness";
import { failGivenUp, handOverQueued } from "./hand-over";
import { openQueue, type QueueOptions } from "./queue";
import type { Registry } from "./registry";
import { runJob } from "./runner";
import { startViewLog } from "./view-log";

export interface SidecarOptions extends QueueOptions {
  database: Database;
  /** Connection string for the queue's own connections. */
  url: string;
  registry: Registry;
  deliveries: DeliverySettings;
  /** How long work in hand may take to finish once asked to stop; then it is given back. 10 s unless said. */
  stopMs?: number;
}

export interface Sidecar {
  /** Finishes or gives back the work in hand, then ends. */
  stop(): Promise<void>;
}

/** The timetable, the queue and the workers of this process. Any number of sidecars may run on one database. */
export async function startSidecar(options: SidecarOptions): Promise<Sidecar> {
  const { database, url, registry, stopMs = 10_000 } = options;
  const { db } = database;
  const since = new Date();
  const inHand = new Set<number>();
  const queue = await openQueue(url, options);

  const handOver = soloed(() => handOverQueued(db, queue));
  const tick = soloed(async () => {
    const now = new Date();
    await failGivenUp(db, now);
    const ctx = { db, now, actor: jobActor("timetable") };
    await takeDueSlots(ctx, { timeZone: await organisationTimeZone(db), since });
    await handOver();
  });
  const listening = await database.sql.listen(
    JOBS_CHANNEL,
    () => void handOver(),
    () => void handOver(),
  );
  for (const name of JOB_NAMES) {
    let worker = "";
    worker = await queue.work<{ jobRunId: number }>(
      name,
      { pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 },
      async (jobs) => {
        for (const { data } of jobs) {
          inHand.add(data.jobRunId);
          await runJob(database, data.jobRunId, registry).finally(() => inHand.delete(data.jobRunId));
        }
        // The next one may be waiting already: a backlog is worked off without pauses.
        queue.notifyWorker(worker);
      },
    );
  }
  const beside = await Promise.all([
    startFreshness(database),
    startAlertWatch(database),
    startDeliveries(database, options.deliveries),
    startViewLog(database),
  ]);
  await tick();
  // Every quarter of a minute: slots are looked up by their own times, so none is missed or taken twice.
  const timetable = schedule("*/15 * * * * *", tick, { noOverlap: true });

  return {
    async stop() {
      await timetable.destroy();
      await listening.unlisten();
      // Together: no new job is taken while something beside the queue ends what it has in hand.
      await Promise.all([
        queue.stop({ graceful: true, timeout: stopMs }),
        ...beside.map((loop) => loop.stop()),
      ]);
      await giveBack(database, [...inHand]);
      inHand.clear();
    },
  };
}

/** What did not finish in time waits for the next sidecar; the queue has it back already. */
async function giveBack({ db }: Database, jobRunIds: number[]): Promise<void> {
  if (jobRunIds.length === 0) return;
  log.warn({ jobRunIds }, "given back unfinished");
  await db
    .update(jobRuns)
    .set({ status: "queued" })
    .where(and(inArray(jobRuns.id, jobRunIds), eq(jobRuns.status, "running")));
}

/** One at a time; a call during another makes it run once more afterwards. Errors are logged: the next call tries anew. */
function soloed(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;
  return async () => {
    again = true;
    running ??= (async () => {
      while (again) {
        again = false;
        await work().catch((error) => log.error({ err: error }, "sidecar"));
      }
    })().finally(() => {
      running = null;
    });
    await running;
  };
}
