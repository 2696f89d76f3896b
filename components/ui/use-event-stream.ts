"use client";

import { useEffect, useRef, useState } from "react";

/** `connected`, also while that is only just being done; `lost` for a while now; `signed_out`: not tried any more. */
export type StreamState = "connected" | "lost" | "signed_out";

interface EventStreamOptions {
  /** Asked for at every connection, so that it can say what the page shows by then. */
  address: () => string;
  /** Connected anew when it changes. */
  of: string;
  event: string;
  onEvent: (data: string) => void;
}

/** A connection is not called lost before this: most come back at once. */
const LOST_AFTER_MS = 6_000;
const FIRST_RETRY_MS = 3_000;
const LONGEST_RETRY_MS = 60_000;

/**
 * Hears server-sent events while the page is in sight: a browser has few connections. A browser tries again by itself
 * only what breaks off, and gives up for good on an answer that is no stream, such as a proxy's while the server starts
 * again: then this tries again, ever less often, until the session has ended.
 */
export function useEventStream({ address, of, event, onEvent }: EventStreamOptions): StreamState {
  const [state, setState] = useState<StreamState>("connected");
  const latest = useRef({ address, onEvent });
  latest.current = { address, onEvent };

  // biome-ignore lint/correctness/useExhaustiveDependencies: `of` stands for the address, which is asked for later.
  useEffect(() => {
    let events: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | undefined;
    let alarm: ReturnType<typeof setTimeout> | undefined;
    let retryMs = FIRST_RETRY_MS;
    let isOver = false;

    const disconnect = () => {
      events?.close();
      events = null;
      clearTimeout(retry);
    };
    const connect = () => {
      disconnect();
      if (isOver || document.hidden) return;
      const opened = new EventSource(latest.current.address());
      events = opened;
      opened.addEventListener(event, (message) => latest.current.onEvent(message.data));
      opened.onopen = () => {
        clearTimeout(alarm);
        alarm = undefined;
        retryMs = FIRST_RETRY_MS;
        setState("connected");
      };
      opened.onerror = () => {
        alarm ??= setTimeout(() => setState("lost"), LOST_AFTER_MS);
        if (opened.readyState === EventSource.CLOSED) void tryLater();
      };
    };
    const tryLater = async () => {
      disconnect();
      if (await isSignedOut()) {
        isOver = true;
        clearTimeout(alarm);
        return setState("signed_out");
      }
      if (isOver) return;
      retry = setTimeout(connect, retryMs);
      retryMs = Math.min(retryMs * 2, LONGEST_RETRY_MS);
    };

    connect();
    document.addEventListener("visibilitychange", connect);
    return () => {
      isOver = true;
      document.removeEventListener("visibilitychange", connect);
      clearTimeout(alarm);
      disconnect();
    };
  }, [of, event]);

  return state;
}

/** An event stream does not tell why it was refused. */
const isSignedOut = (): Promise<boolean> =>
  fetch("/api/me", { cache: "no-store" }).then(
    ({ status }) => status === 401,
    () => false,
  );
