const HEARTBEAT_MS = 20_000;
/** Then the browser connects anew, and who asks is looked at again. */
const LIFETIME_MS = 15 * 60_000;

interface EventStreamOptions<E> {
  /** Of several events within this time the last is said. */
  everyMs: number;
  signal: AbortSignal;
  /** The lines of one event, without the blank line that ends it. */
  lines: (event: E) => string;
  /** Calls `note` for each event until the returned function is called. */
  begin: (note: (event: E) => void) => () => void;
}

/** Server-sent events with heartbeat, end of life and a pause between two events. */
export function eventStream<E>({
  everyMs,
  signal,
  lines,
  begin,
}: EventStreamOptions<E>): ReadableStream<Uint8Array> {
  const text = new TextEncoder();
  let end = () => {};
  return new ReadableStream<Uint8Array>({
    start(controller) {
      let due: { event: E } | null = null;
      let pause: NodeJS.Timeout | null = null;
      const write = (some: string) => controller.enqueue(text.encode(`${some}\n\n`));
      const say = () => {
        pause = null;
        if (!due) return;
        write(lines(due.event));
        due = null;
        pause = setTimeout(say, everyMs);
      };
      write("retry: 3000");
      let isOver = false;
      const stop = begin((event) => {
        if (isOver) return;
        due = { event };
        if (!pause) say();
      });
      const heartbeat = setInterval(() => write(": still here"), HEARTBEAT_MS);
      const lifetime = setTimeout(() => {
        end();
        controller.close();
      }, LIFETIME_MS);
      end = () => {
        isOver = true;
        stop();
        clearInterval(heartbeat);
        clearTimeout(lifetime);
        if (pause) clearTimeout(pause);
      };
      if (signal.aborted) end();
      signal.addEventListener("abort", () => end(), { once: true });
    },
    cancel: () => end(),
  });
}

/** An answer that nothing on the way may change: compressing or buffering would hold events back. */
export const eventStreamResponse = (stream: ReadableStream<Uint8Array>): Response =>
  new Response(stream, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
