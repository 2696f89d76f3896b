"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Fetches the page's figures anew while something runs; rests while the page is out of sight. */
export function RefreshWhile({ active, everySeconds = 2 }: { active: boolean; everySeconds?: number }) {
  const router = useRouter();
  useEffect(() => {
    if (!active) return;
    const timer = setInterval(() => {
      if (!document.hidden) router.refresh();
    }, everySeconds * 1000);
    return () => clearInterval(timer);
  }, [active, everySeconds, router]);
  return null;
}
