"use client";

import { useRouter } from "next/navigation";
import { useEffect, useRef, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { guardLeaving } from "./leave-guard";

interface UnsavedChangesProps {
  isChanged: boolean;
  /** What is typed survives another query of the same page: then only other pages are asked about. */
  survivesQuery?: boolean;
}

/**
 * Asks before the page is left while something is not saved: by a link, by going back or forward, by ⌘K, and by closing
 * the tab, where the browser asks in its own words.
 */
export function UnsavedChanges({ isChanged, survivesQuery = false }: UnsavedChangesProps) {
  const router = useRouter();
  const [go, setGo] = useState<(() => void) | null>(null);
  /** Somebody said yes: nobody asks again on the way. */
  const isLeaving = useRef(false);

  useEffect(() => {
    if (!isChanged) return;
    isLeaving.current = false;
    const isElsewhere = (href: string) => {
      const to = new URL(href, location.href);
      if (to.origin !== location.origin) return false;
      return to.pathname !== location.pathname || (!survivesQuery && to.search !== location.search);
    };
    const ask = (href: string, leave: () => void) => {
      if (isLeaving.current || !isElsewhere(href)) return false;
      setGo(() => leave);
      return true;
    };
    const askOfLink = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.href || !isFollowedHere(event, link)) return;
      if (!ask(link.href, () => router.push(link.href))) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    // Cancelled as it begins; a browser lets that be done once, until the page is used again.
    const askOfHistory = (event: NavigateEvent) => {
      if (event.navigationType !== "traverse" || !event.cancelable || event.defaultPrevented) return;
      const { key, url } = event.destination;
      if (ask(url, () => void window.navigation.traverseTo(key))) event.preventDefault();
    };
    const askOfTab = (event: BeforeUnloadEvent) => {
      if (!isLeaving.current) event.preventDefault();
    };
    const unguard = guardLeaving(({ href, go: leave }) => ask(href, leave));
    // On the window, before anything on the page follows the link.
    window.addEventListener("click", askOfLink, { capture: true });
    window.addEventListener("beforeunload", askOfTab);
    window.navigation?.addEventListener("navigate", askOfHistory);
    return () => {
      unguard();
      window.removeEventListener("click", askOfLink, { capture: true });
      window.removeEventListener("beforeunload", askOfTab);
      window.navigation?.removeEventListener("navigate", askOfHistory);
    };
  }, [isChanged, survivesQuery, router]);

  const stay = () => setGo(null);
  const leave = () => {
    isLeaving.current = true;
    stay();
    go?.();
  };
  return (
    <Dialog title="Leave without saving?" open={go !== null} onClose={stay}>
      <p className="soft">What you changed on this page is not saved, and is lost when you leave.</p>
      <div className="ask-end">
        <Button onClick={leave}>Leave without saving</Button>
        <Button variant="main" onClick={stay}>
          Stay
        </Button>
      </div>
    </Dialog>
  );
}

/** Not in a tab or window of its own, and no download. */
function isFollowedHere(event: MouseEvent, link: HTMLAnchorElement): boolean {
  const isModified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  const isElsewhere = (link.target !== "" && link.target !== "_self") || link.hasAttribute("download");
  return event.button === 0 && !isModified && !isElsewhere && !event.defaultPrevented;
}
