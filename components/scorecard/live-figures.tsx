"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";

interface LiveFiguresProps {
  /** Query of /api/events: whose results the page shows. */
  watch: string;
  /** When what the page shows was computed, ISO 8601. */
  at?: string;
  timeZone: string;
}

/**
 * Fetches the page's figures anew when they were computed anew, and says so in one quiet line. Connected only while the
 * page is in sight: a browser has few connections, and coming back it hears what it missed.
 */
export function LiveFigures({ watch, at, timeZone }: LiveFiguresProps) {
  const router = useRouter();
  const [isFetching, startFetching] = useTransition();
  const [updatedAt, setUpdatedAt] = useState<Date | null>(null);
  const wasFetching = useRef(false);
  const shownAt = useRef(at);
  shownAt.current = at;

  useEffect(() => {
    let events: EventSource | null = null;
    const connect = () => {
      events?.close();
      events = null;
      if (document.hidden) return;
      const since = shownAt.current ? `&since=${encodeURIComponent(shownAt.current)}` : "";
      events = new EventSource(`/api/events?${watch}${since}`);
      events.addEventListener("results", () => startFetching(() => router.refresh()));
    };
    connect();
    document.addEventListener("visibilitychange", connect);
    return () => {
      document.removeEventListener("visibilitychange", connect);
      events?.close();
    };
  }, [watch, router]);

  useEffect(() => {
    if (wasFetching.current && !isFetching) setUpdatedAt(new Date());
    wasFetching.current = isFetching;
  }, [isFetching]);

  const time = updatedAt?.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return <span role="status">{time && `Updated ${time}`}</span>;
}
