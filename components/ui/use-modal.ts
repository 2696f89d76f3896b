"use client";

import { type RefObject, useEffect, useRef } from "react";

/**
 * A native modal dialog: the browser keeps the focus inside, makes the rest inert and returns the focus at the end.
 * Esc and a press on the backdrop close it.
 */
export function useModal(open: boolean, onClose: () => void): RefObject<HTMLDialogElement | null> {
  const dialog = useRef<HTMLDialogElement>(null);
  const close = useRef(onClose);
  close.current = onClose;

  useEffect(() => {
    const element = dialog.current;
    if (!element || !open) return;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    const closeOnEscape = (event: Event) => {
      event.preventDefault();
      close.current();
    };
    const closeOnBackdrop = (event: MouseEvent) => {
      if (event.target === element && !isInside(element, event)) close.current();
    };
    element.addEventListener("cancel", closeOnEscape);
    element.addEventListener("mousedown", closeOnBackdrop);
    return () => {
      element.removeEventListener("cancel", closeOnEscape);
      element.removeEventListener("mousedown", closeOnBackdrop);
      element.close();
      // A dialog that has left the page gives the focus back to nobody.
      if (document.activeElement === document.body && before instanceof HTMLElement)
        before.focus({ preventScroll: true });
    };
  }, [open]);

  return dialog;
}

function isInside(element: HTMLElement, event: MouseEvent): boolean {
  const box = element.getBoundingClientRect();
  return (
    event.clientX >= box.left &&
    event.clientX <= box.right &&
    event.clientY >= box.top &&
    event.clientY <= box.bottom
  );
}
