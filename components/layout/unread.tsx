"use client";

import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from "react";
import { Bell } from "./bell";

const UnreadContext = createContext<number | null>(null);

const INBOX = "/inbox";

/**
 * Knows how many notifications are unread, and hears of new ones while the page is in sight. It stays while pages change,
 * so one connection serves them all.
 */
export function UnreadProvider({ initial, children }: { initial: number; children: ReactNode }) {
  const [unread, setUnread] = useState(initial);
  const router = useRouter();
  const pathname = usePathname();
  const shown = useRef({ unread, pathname });
  shown.current = { unread, pathname };

  useEffect(() => {
    let events: EventSource | null = null;
    const connect = () => {
      events?.close();
      events = null;
      if (document.hidden) return;
      events = new EventSource("/api/events?of=inbox");
      events.addEventListener("inbox", (event) => {
        const { unread: now } = JSON.parse(event.data) as { unread: number };
        if (now === shown.current.unread) return;
        setUnread(now);
        if (shown.current.pathname === INBOX) router.refresh();
      });
    };
    connect();
    document.addEventListener("visibilitychange", connect);
    return () => {
      document.removeEventListener("visibilitychange", connect);
      events?.close();
    };
  }, [router]);

  return <UnreadContext value={unread}>{children}</UnreadContext>;
}

/** The bell of the shell; nothing outside of it. */
export function UnreadBell() {
  const unread = useContext(UnreadContext);
  return unread === null ? null : <Bell count={unread} href={INBOX} />;
}
