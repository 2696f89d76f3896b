import { setTimeout as wait } from "node:timers/promises";
import type { Database } from "@/db/client";
import { jobActor } from "@/lib/context";
import { log } from "@/lib/log";
import { noteAdjustments } from "@/lib/reviews/adjustments/note-adjustments";
import { closeCorrectedAppeals } from "@/lib/reviews/appeals/follow";
import { DIRTY_CHANNEL } from "@/lib/scoring/freshness/channels";
import { keepFresh } from "@/lib/scoring/freshness/keep-fresh";
import { ensureMeasuringIndexes } from "@/lib/scoring/freshness/measuring-indexes";

/** What is marked within this time is computed together. */
const DEBOUNCE_MS = 150;
/** It rests as long as it worked, but no longer than this: whoever waits now did not cause the work before. */
const LONGEST_REST_MS = 1_000;
/** How soon to look again while an import or a run is in the way. */
const BUSY_MS = 250;
/** A period that could not be computed is tried again after this, and each time twice as long. */
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 300_000;
/** How often to look for indexes that new KPIs need, or that an import took away. */
const INDEXES_EVERY_MS = 60_000;
/** Without any notification, for marks that a process left when it died. */
const LOOK_EVERY_MS = 5_000;

export interface Freshness {
  /** Finishes the computation in hand. */
  stop(): Promise<void>;
}

/**
 * Keeps results fresh in this process: woken by marks, or looking by itself. It rests after
 * work, so that a stream of changes leaves room for everything else.
 */
export async function startFreshness(database: Database): Promise<Freshness> {
  const stopping = new AbortController();
  let wake = () => {};
  let isWoken = true;
  const woken = () => {
    isWoken = true;
    wake();
  };
  const retries = new Retries();
  const listening = await database.sql.listen(DIRTY_CHANNEL, woken, woken);

  const work = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      if (!isWoken)
        await sleep(LOOK_EVERY_MS, (done) => {
          wake = done;
        });
      isWoken = false;
      await sleep(DEBOUNCE_MS);
      if (stopping.signal.aborted) return;
      const startedAt = performance.now();
      const isWaiting = await once(database, retries);
      const rest = Math.min(performance.now() - startedAt - DEBOUNCE_MS, LONGEST_REST_MS);
      await sleep(Math.max(isWaiting ? BUSY_MS : 0, rest));
      isWoken ||= isWaiting;
    }
  };
  const sleep = async (ms: number, onWake: (done: () => void) => void = () => {}): Promise<void> => {
    const early = new AbortController();
    onWake(() => early.abort());
    await wait(ms, undefined, { signal: AbortSignal.any([early.signal, stopping.signal]) }).catch(() => {});
  };
  // Beside the work: building an index takes as long as the table is large.
  const keepIndexes = async (): Promise<void> => {
    while (!stopping.signal.aborted) {
      try {
        const built = await ensureMeasuringIndexes(database, stopping.signal);
        if (built.length > 0) log.info({ built }, "indexes built");
      } catch (error) {
        if (!stopping.signal.aborted) log.error({ err: error }, "indexes were not built");
      }
      await sleep(INDEXES_EVERY_MS);
    }
  };
  const working = Promise.all([work(), keepIndexes()]);
  return {
    async stop() {
      stopping.abort();
      await listening.unlisten();
      await working;
    },
  };
}

/** Whether something is left that may be possible soon. */
async function once(database: Database, retries: Retries): Promise<boolean> {
  try {
    const ctx = { db: database.db, database, now: new Date(), actor: jobActor("Freshness") };
    const { waiting, failed, refreshed } = await keepFresh(ctx, { skip: retries.resting() });
    retries.note({ failed, done: refreshed.map(({ periodId }) => periodId) });
    await noteAdjustments(ctx);
    await closeCorrectedAppeals(ctx);
    return waiting;
  } catch (error) {
    log.error({ err: error }, "results were not kept fresh");
    return false;
  }
}

/** Which periods failed, and when each is due again. */
class Retries {
  private readonly known = new Map<number, { dueAt: number; afterMs: number }>();

  resting(): Set<number> {
    const now = performance.now();
    return new Set([...this.known].filter(([, { dueAt }]) => dueAt > now).map(([periodId]) => periodId));
  }

  note({ failed, done }: { failed: readonly number[]; done: readonly number[] }): void {
    for (const periodId of done) this.known.delete(periodId);
    for (const periodId of failed) {
      const afterMs = Math.min(
        (this.known.get(periodId)?.afterMs ?? FIRST_RETRY_MS / 2) * 2,
        LONGEST_RETRY_MS,
      );
      this.known.set(periodId, { dueAt: performance.now() + afterMs, afterMs });
    }
  }
}
