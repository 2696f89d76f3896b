import type { WorkCtx } from "@/lib/context";
import { log } from "@/lib/log";
import { refreshPeriod } from "./refresh-period";
import { type Patience, takeMarks } from "./take-marks";

export interface KeptFresh {
  /** What was computed anew, and for how many people. */
  refreshed: { periodId: number; people: number }[];
  /** Something is left that may be possible soon: an import or a run is under way. */
  waiting: boolean;
  /** Periods that could not be computed; they are left as they were and tried again. */
  failed: number[];
}

/** Computes what is behind its records, of the people concerned alone. Any number of processes may; repeated, it does nothing. */
export async function keepFresh(
  ctx: WorkCtx,
  { skip = new Set(), ...patience }: Patience & { skip?: ReadonlySet<number> } = {},
): Promise<KeptFresh> {
  const { left } = await takeMarks(ctx.db, patience);
  const kept: KeptFresh = { refreshed: [], waiting: left, failed: [] };
  const tried = new Set(skip);
  // One after another, asked for anew: a change in one period may concern the one after it.
  for (
    let next = await nextStalePeriod(ctx, tried);
    next !== null;
    next = await nextStalePeriod(ctx, tried)
  ) {
    tried.add(next);
    await refresh(ctx, next, kept);
  }
  return kept;
}

async function refresh(ctx: WorkCtx, periodId: number, kept: KeptFresh): Promise<void> {
  try {
    const people = await refreshPeriod(ctx, periodId);
    if (people === null) kept.waiting = true;
    else if (people > 0) kept.refreshed.push({ periodId, people });
  } catch (error) {
    if (isOvertaken(error)) {
      kept.waiting = true;
      return;
    }
    log.error({ err: error, periodId }, "results were not kept fresh");
    kept.failed.push(periodId);
  }
}

/** The earliest first. */
async function nextStalePeriod({ database }: WorkCtx, tried: ReadonlySet<number>): Promise<number | null> {
  const rows = await database.sql<{ id: number }[]>`
    SELECT id FROM evaluation_periods
     WHERE id IN (SELECT period_id FROM stale_scorecards) AND id <> ALL (${`{${[...tried].join(",")}}`}::integer[])
     ORDER BY period_start, period_end, id LIMIT 1`;
  return rows[0]?.id ?? null;
}

/** Somebody else changed the same rows after the snapshot was taken: once more, from a newer one. */
const isOvertaken = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "40001" || error.code === "40P01");
