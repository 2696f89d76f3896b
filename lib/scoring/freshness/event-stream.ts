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
  listen: (listener: ResultsListener) => () => void;
  /** Already newer than what the page shows: said at once. */
  missedAt: Date | null;
  signal: AbortSignal;
}

const HEARTBEAT_MS = 20_000;
/** Then the browser connects anew, and who asks is looked at again. */
const LIFETIME_MS = 15 * 60_000;

/**
 * Server-sent events: `results`, with the period and the instant of the newest computation, whenever results of those
 * watched were replaced. No figures and no names: the page reads those by its own rights.
 */
export function resultEventStream({
  employeeIds,
  periodId,
  everyMs,
  listen,
  missedAt,
  signal,
}: StreamOptions): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let due: { periodId: number | null; at: string } | null = null;
      let pause: NodeJS.Timeout | null = null;
      const write = (lines: string) => controller.enqueue(text.encode(`${lines}\n\n`));
      const say = () => {
        pause = null;
        if (!due) return;
        write(
          `id: ${due.at}\nevent: results\ndata: ${JSON.stringify({ period_id: due.periodId, at: due.at })}`,
        );
        due = null;
        pause = setTimeout(say, everyMs);
      };
      const note = (change: { periodId: number | null; at: string }) => {
        due = change;
        if (!pause) say();
      };
      const stopListening = listen((change) => {
        if (!change) return note({ periodId: null, at: new Date().toISOString() });
        if (periodId !== undefined && change.periodId !== periodId) return;
        const isWatched =
          !employeeIds || !change.employeeIds || change.employeeIds.some((id) => employeeIds.has(id));
        if (isWatched) note({ periodId: change.periodId, at: change.at });
      });
      const heartbeat = setInterval(() => write(": still here"), HEARTBEAT_MS);
      const lifetime = setTimeout(() => {
        end();
        controller.close();
      }, LIFETIME_MS);
      end = () => {
        stopListening();
        clearInterval(heartbeat);
        clearTimeout(lifetime);
        if (pause) clearTimeout(pause);
      };
      signal.addEventListener("abort", () => end(), { once: true });
      write("retry: 3000");
      if (missedAt) note({ periodId: periodId ?? null, at: missedAt.toISOString() });
    },
    cancel: () => end(),
  });
}
