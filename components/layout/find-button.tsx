"use client";

import dynamic from "next/dynamic";
import { useEffect, useState } from "react";
import { Icon } from "@/components/ui/icon";

// Most visits never search, so its code comes with the first ⌘K.
const CommandSearch = dynamic(() => import("./command-search").then((module) => module.CommandSearch), {
  ssr: false,
});

export function FindButton() {
  const [open, setOpen] = useState(false);

  useEffect(() => {
    const openOnShortcut = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener("keydown", openOnShortcut);
    return () => document.removeEventListener("keydown", openOnShortcut);
  }, []);

  return (
    <>
      <button className="find" type="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <Icon name="search" />
        <span>Find people, KPIs, records</span>
        {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a kbd takes no focus. */}
        <kbd aria-hidden="true">
          <Icon name="cmd" />K
        </kbd>
      </button>
      {open && <CommandSearch onClose={() => setOpen(false)} />}
    </>
  );
}
