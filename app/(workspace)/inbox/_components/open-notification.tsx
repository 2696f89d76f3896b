"use client";

import Link from "next/link";
import type { ReactNode } from "react";

interface OpenNotificationProps {
  id: number;
  href: string;
  isRead: boolean;
  children: ReactNode;
}

/** The way to what a notification is about. Who follows it has read it. */
export function OpenNotification({ id, href, isRead, children }: OpenNotificationProps) {
  const read = () => {
    if (isRead) return;
    void fetch(`/api/inbox/${id}`, {
      method: "PATCH",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ read: true }),
      // The page is left while this is on its way.
      keepalive: true,
    });
  };
  return (
    <Link className="plain" href={href} onClick={read} prefetch={false}>
      {children}
    </Link>
  );
}
