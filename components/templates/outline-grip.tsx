import type { ComponentProps } from "react";

/** Six dots to grip a row by; shows when the row is pointed at or the grip has the focus. */
export function GripButton({ name, ...rest }: ComponentProps<"button"> & { name: string }) {
  return (
    <button type="button" {...rest} className="grip" aria-label={`Move ${name}`}>
      <svg viewBox="0 0 8 14" width="8" height="14" aria-hidden="true">
        <path d="M2 2h.01M6 2h.01M2 7h.01M6 7h.01M2 12h.01M6 12h.01" />
      </svg>
    </button>
  );
}
