"use client";

import { type KeyboardEvent, type MouseEvent, type ReactNode, type ToggleEvent, useId, useRef } from "react";
import { placePanel } from "./place-panel";

interface PopoverProps {
  /** The trigger's name; it should hold the words the trigger shows. */
  label: string;
  trigger: ReactNode;
  triggerClass?: string;
  align?: "start" | "end";
  panelClass?: string;
  panelLabel?: string;
  children: ReactNode;
}

/** A native popover under its button: a press elsewhere or Esc closes it, arrow keys walk through it. */
export function Popover({
  label,
  trigger,
  triggerClass = "btn",
  align = "start",
  panelClass = "menu",
  panelLabel = label,
  children,
}: PopoverProps) {
  const id = useId();
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);

  const placeOnOpen = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState !== "open" || !button.current || !panel.current) return;
    placePanel(panel.current, button.current, align);
    const at = panel.current.querySelector<HTMLElement>("[aria-current]") ?? stopsOf(panel.current)[0];
    at?.focus();
  };

  const closeAfterChoice = (event: MouseEvent<HTMLDivElement>) => {
    const chosen = event.target instanceof Element && event.target.closest("a, [data-closes]");
    if (chosen) panel.current?.hidePopover();
  };

  return (
    <>
      <button ref={button} type="button" className={triggerClass} popoverTarget={id} aria-label={label}>
        {trigger}
      </button>
      {/* biome-ignore lint/a11y/useSemanticElements: the group is named, but is no form. */}
      <div
        ref={panel}
        id={id}
        popover="auto"
        className={panelClass}
        role="group"
        aria-label={panelLabel}
        onToggle={placeOnOpen}
        onClick={closeAfterChoice}
        onKeyDown={walk}
      >
        {children}
      </div>
    </>
  );
}

function walk(event: KeyboardEvent<HTMLDivElement>) {
  const stops = stopsOf(event.currentTarget);
  const at = stops.findIndex((stop) => stop.matches(":focus"));
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: stops.length - 1 }[event.key];
  if (
    to === undefined ||
    (event.target instanceof HTMLElement && event.target.matches("input, select, textarea"))
  )
    return;
  event.preventDefault();
  stops.at(to % stops.length)?.focus();
}

function stopsOf(panel: HTMLElement): HTMLElement[] {
  return [...panel.querySelectorAll<HTMLElement>("a[href], button:not(:disabled), input, select, textarea")];
}
