import { and, eq } from "drizzle-orm";
import type { Db } from "@/db/client";
import type { RunStage } from "@/db/enums";
import { computeRuns } from "@/db/schema/scoring";
import { log } from "@/lib/log";

const EVERY_MS = 250;

export interface Progress {
  /** A new stage begins with `total` steps before it. Throwing here stops the run. */
  stage(stage: RunStage, total: number): Promise<void>;
  /** Steps of the stage that are done; written now and then. */
  done(steps: number): void;
  /** Nothing is written any more after this. */
  close(): Promise<void>;
}

/** Writes a run's progress on a connection of its own, since the run's transaction shows nothing until it commits. */
export function createProgress(
  db: Db,
  runId: number,
  onStage?: (stage: RunStage) => Promise<void>,
): Progress {
  let written = Promise.resolve();
  let lastWrite = 0;
  const write = (change: Partial<typeof computeRuns.$inferInsert>) => {
    lastWrite = performance.now();
    written = written.then(async () => {
      try {
        await db
          .update(computeRuns)
          .set(change)
          .where(and(eq(computeRuns.id, runId), eq(computeRuns.status, "running")));
      } catch (error) {
        log.warn({ err: error, runId }, "progress was not written");
      }
    });
    return written;
  };
  return {
    async stage(stage, total) {
      await write({ stage, stageDone: 0, stageTotal: total });
      await onStage?.(stage);
    },
    done(steps) {
      if (performance.now() - lastWrite >= EVERY_MS) void write({ stageDone: steps });
    },
    close: () => written,
  };
}
