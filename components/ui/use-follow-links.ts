"use client";

import { useRouter } from "next/navigation";
import { useCallback } from "react";

/**
 * For the element around many plain links: a press on one changes the page without loading it anew, as `Link` does for
 * one alone. Presses that ask for a tab or window of their own are left to the browser.
 */
export function useFollowLinks() {
  const router = useRouter();
  return useCallback(
    (around: HTMLElement | null) => {
      if (!around) return;
      const follow = (event: MouseEvent) => {
        const link = event.target instanceof Element ? event.target.closest("a") : null;
        if (!link || link.origin !== location.origin || !isPlain(event)) return;
        event.preventDefault();
        router.push(link.href);
      };
      around.addEventListener("click", follow);
      return () => around.removeEventListener("click", follow);
    },
    [router],
  );
}

function isPlain(event: MouseEvent): boolean {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !isModified && !event.defaultPrevented;
}
