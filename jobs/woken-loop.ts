import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/db/client";
import { log } from "@/lib/log";

interface WokenLoop {
  database: Database;
  /** For the log. */
  name: string;
  /** PostgreSQL channel that wakes it. */
  channel: string;
  /** How often to look without being woken: for what falls due by itself, or was left when a process died. */
  lookEveryMs: number;
  /** Does what there is to do; true when more may be left. */
  work: (signal: AbortSignal) => Promise<boolean>;
}

export interface RunningLoop {
  /** Finishes the work in hand. */
  stop(): Promise<void>;
}

/** Work of this process beside the queue: one at a time, when woken or when it is time to look. Errors are logged. */
export async function startWokenLoop(loop: WokenLoop): Promise<RunningLoop> {
  const { database, name, channel, lookEveryMs, work } = loop;
  const stopping = new AbortController();
  let early = new AbortController();
  let isWoken = true;
  const woken = () => {
    isWoken = true;
    early.abort();
  };
  const listening = await database.sql.listen(channel, woken, woken);
  const running = (async () => {
    while (!stopping.signal.aborted) {
      early = new AbortController();
      if (!isWoken) {
        const signal = AbortSignal.any([early.signal, stopping.signal]);
        await wait(lookEveryMs, undefined, { signal }).catch(() => {});
        if (stopping.signal.aborted) return;
      }
      isWoken = false;
      try {
        while (!stopping.signal.aborted && (await work(stopping.signal)));
      } catch (error) {
        log.error({ err: error }, name);
      }
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await listening.unlisten().catch(() => {});
      await running;
    },
  };
}
