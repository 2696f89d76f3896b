"use client";

import { usePathname, useRouter } from "next/navigation";
import { useEffect, useRef, useState, useTransition } from "react";
import { useEventStream } from "@/components/ui/use-event-stream";

interface LiveFiguresProps {
  /** Query of /api/events: whose results the page shows. */
  watch: string;
  /** When what the page shows was computed, ISO 8601. */
  at?: string;
  timeZone: string;
}

/**
 * Fetches the page's figures anew when they were computed anew, and says so in one quiet line; also when it can no longer
 * hear of changes. Coming back into sight or into connection, it hears what it missed.
 */
export function LiveFigures({ watch, at, timeZone }: LiveFiguresProps) {
  const router = useRouter();
  const pathname = usePathname();
  const [isFetching, startFetching] = useTransition();
  const [updatedAt, setUpdatedAt] = useState<Date | null>(null);
  const wasFetching = useRef(false);
  const state = useEventStream({
    address: () => `/api/events?${watch}${at ? `&since=${encodeURIComponent(at)}` : ""}`,
    of: watch,
    event: "results",
    onEvent: () => startFetching(() => router.refresh()),
  });

  useEffect(() => {
    if (wasFetching.current && !isFetching) setUpdatedAt(new Date());
    wasFetching.current = isFetching;
  }, [isFetching]);

  const time = updatedAt?.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit", timeZone });
  return (
    <span role="status">
      {state === "lost" && "The connection is lost. Newer figures show once it is back."}
      {state === "signed_out" && (
        <>
          You are signed out. <a href={pathname}>Sign in</a> to see newer figures.
        </>
      )}
      {state === "connected" && time && `Updated ${time}`}
    </span>
  );
}
