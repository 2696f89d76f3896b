"use client";

import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useState } from "react";
import { useEventStream } from "@/components/ui/use-event-stream";
import { Bell } from "./bell";

const UnreadContext = createContext<number | null>(null);

const INBOX = "/inbox";
const INBOX_EVENTS = "/api/events?of=inbox";

/**
 * Knows how many notifications are unread, and hears of new ones while the page is in sight. It stays while pages change,
 * so one connection serves them all.
 */
export function UnreadProvider({ initial, children }: { initial: number; children: ReactNode }) {
  const [unread, setUnread] = useState(initial);
  const router = useRouter();
  const pathname = usePathname();

  useEventStream({
    address: () => INBOX_EVENTS,
    of: INBOX_EVENTS,
    event: "inbox",
    onEvent: (data) => {
      const { unread: now } = JSON.parse(data) as { unread: number };
      if (now === unread) return;
      setUnread(now);
      if (pathname === INBOX) router.refresh();
    },
  });

  return <UnreadContext value={unread}>{children}</UnreadContext>;
}

/** The bell of the shell; nothing outside of it. */
export function UnreadBell() {
  const unread = useContext(UnreadContext);
  return unread === null ? null : <Bell count={unread} href={INBOX} />;
}
