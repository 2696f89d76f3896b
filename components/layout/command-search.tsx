"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { type KeyboardEvent, useId, useState } from "react";
import { Icon } from "@/components/ui/icon";
import { leaveFor } from "@/components/ui/leave-guard";
import { useModal } from "@/components/ui/use-modal";
import { groupByKind } from "./search-results";
import { useSearch } from "./use-search";

/** ⌘K: type, arrow down, Enter. */
export function CommandSearch({ onClose }: { onClose: () => void }) {
  const id = useId();
  const modal = useModal(true, onClose);
  const router = useRouter();
  const [query, setQuery] = useState("");
  const [chosen, setChosen] = useState(0);
  const search = useSearch(query);
  const groups = groupByKind(search.results);
  const items = groups.flatMap((group) => group.items);

  const moveOrOpen = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && items.length > 0) {
      event.preventDefault();
      setChosen((at) => (at + step + items.length) % items.length);
    }
    const item = items[chosen];
    if (event.key === "Enter" && item) {
      event.preventDefault();
      onClose();
      leaveFor(item.href, () => router.push(item.href));
    }
  };

  return (
    <dialog ref={modal} className="menu command" aria-label="Find">
      <label className="menu-find">
        <Icon name="search" />
        <span className="sr">Find</span>
        <input
          type="text"
          role="combobox"
          autoComplete="off"
          aria-expanded={items.length > 0}
          aria-controls={`${id}-found`}
          aria-activedescendant={items[chosen] ? `${id}-${chosen}` : undefined}
          placeholder="People, KPIs, records"
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setChosen(0);
          }}
          onKeyDown={moveOrOpen}
        />
      </label>
      <div className="found" id={`${id}-found`} role="listbox" aria-label="Results" tabIndex={-1}>
        {groups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of a listbox has no element of its own.
          <div key={group.kind} role="group" aria-labelledby={`${id}-${group.kind}`}>
            <p className="menu-h" id={`${id}-${group.kind}`}>
              {group.kind}
            </p>
            {group.items.map((item) => (
              <Link
                key={item.href}
                id={`${id}-${item.at}`}
                className="result"
                role="option"
                tabIndex={-1}
                aria-selected={item.at === chosen}
                href={item.href}
                onClick={onClose}
              >
                <span>{item.label}</span>
                {item.detail && <span className="mute">{item.detail}</span>}
              </Link>
            ))}
          </div>
        ))}
      </div>
      <p className="say" role="status">
        {search.say}
      </p>
    </dialog>
  );
}
