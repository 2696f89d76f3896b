"use client";

import { useEffect, useState } from "react";
import { Icon } from "./icon";
import { onToast, type ToastMessage } from "./toast-store";

const SHOWN_MS = 8000;

/** Shows the newest toast; it leaves by itself, but not while the pointer or the focus is on it. */
export function Toaster() {
  const [toast, setToast] = useState<ToastMessage | null>(null);
  const [held, setHeld] = useState(false);

  useEffect(() => onToast(setToast), []);
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => setToast(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);

  return (
    <div className="toasts" role="status">
      {toast && (
        // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while someone reads it.
        <div
          className="toast"
          onPointerEnter={() => setHeld(true)}
          onPointerLeave={() => setHeld(false)}
          onFocus={() => setHeld(true)}
          onBlur={() => setHeld(false)}
        >
          <p>{toast.message}</p>
          {toast.undo && (
            <button
              type="button"
              onClick={() => {
                toast.undo?.();
                setToast(null);
              }}
            >
              Undo
            </button>
          )}
          <button type="button" aria-label="Close" onClick={() => setToast(null)}>
            <Icon name="x" />
          </button>
        </div>
      )}
    </div>
  );
}
