import { eventStream } from "@/lib/event-stream";
import { log } from "@/lib/log";
import type { ResultsListener } from "./result-listeners";

/** Whose results a page shows. */
export interface Watched {
  /** Null: anybody's. */
  employeeIds: ReadonlySet<number> | null;
  periodId?: number;
  /** Of several changes within this time the page hears once. */
  everyMs: number;
}

export interface StreamOptions extends Watched {
  /** Calls back once it hears everything. */
  listen: (listener: ResultsListener, onListening: () => void) => () => void;
  /** Of something already newer than what the page shows: said at once. Asked when everything after it is heard. */
  missed: () => Promise<Date | null>;
  signal: AbortSignal;
}

/**
 * Server-sent events: `results`, with the period and the instant of the newest computation, whenever results of those
 * watched were replaced. No figures and no names: the page reads those by its own rights.
 */
export function resultEventStream({
  employeeIds,
  periodId,
  everyMs,
  listen,
  missed,
  signal,
}: StreamOptions): ReadableStream<Uint8Array> {
  return eventStream<{ periodId: number | null; at: string }>({
    everyMs,
    signal,
    lines: ({ periodId: changed, at }) =>
      `id: ${at}\nevent: results\ndata: ${JSON.stringify({ period_id: changed, at })}`,
    begin: (note) => {
      const hear: ResultsListener = (change) => {
        if (!change) return note({ periodId: null, at: new Date().toISOString() });
        if (periodId !== undefined && change.periodId !== periodId) return;
        const isWatched =
          !employeeIds || !change.employeeIds || change.employeeIds.some((id) => employeeIds.has(id));
        if (isWatched) note({ periodId: change.periodId, at: change.at });
      };
      const sayMissed = () =>
        void missed().then(
          (at) => at && note({ periodId: periodId ?? null, at: at.toISOString() }),
          (error) => log.error({ err: error, periodId }, "what a page missed was not looked up"),
        );
      return listen(hear, sayMissed);
    },
  });
}
