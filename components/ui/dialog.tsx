"use client";

import { type ReactNode, useId } from "react";
import { useModal } from "./use-modal";

interface DialogProps {
  title: ReactNode;
  children?: ReactNode;
  open: boolean;
  onClose: () => void;
}

/** A question in the middle of the screen. */
export function Dialog({ title, children, open, onClose }: DialogProps) {
  const titleId = useId();
  const dialog = useModal(open, onClose);
  if (!open) return null;
  return (
    <dialog ref={dialog} className="ask-box" aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  );
}
