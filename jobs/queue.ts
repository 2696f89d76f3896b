import { PgBoss } from "pg-boss";
import { JOB_NAMES } from "@/lib/jobs/names";
import { log } from "@/lib/log";
import { ATTEMPTS } from "./runner";

export interface QueueOptions {
  /** Seconds without a sign of life after which a job is taken from its sidecar; at least 10. */
  heartbeatSeconds?: number;
  /** How often the queue looks for dead jobs. */
  superviseSeconds?: number;
}

const HOURS = 3600;

/** The queue, with one entry a job: installed on first use, and brought up to date by whichever sidecar comes first. */
export async function openQueue(url: string, options: QueueOptions = {}): Promise<PgBoss> {
  const { heartbeatSeconds = 20, superviseSeconds = 15 } = options;
  const queue = new PgBoss({
    connectionString: url,
    application_name: "plumbline-queue",
    max: 4,
    useListenNotify: true,
    schedule: false,
    superviseIntervalSeconds: superviseSeconds,
    monitorIntervalSeconds: superviseSeconds,
  });
  queue.on("error", (error) => log.error({ err: error }, "queue"));
  queue.on("warning", (warning) => log.warn({ warning }, "queue"));
  await queue.start();
  const settings = {
    retryLimit: ATTEMPTS - 1,
    retryDelay: 2,
    heartbeatSeconds,
    expireInSeconds: 12 * HOURS,
    notify: true,
  };
  for (const name of JOB_NAMES) {
    await queue.createQueue(name, settings);
    await queue.updateQueue(name, settings);
  }
  return queue;
}
