"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useId } from "react";
import { Button } from "./button";
import { useModal } from "./use-modal";

interface SheetProps {
  title: ReactNode;
  note?: ReactNode;
  children: ReactNode;
  /** Buttons, always in view; the main one submits the form by its id. */
  footer?: ReactNode;
  /** Where the page is without the sheet. */
  closeHref?: string;
  onClose?: () => void;
  open?: boolean;
}

/** Changes one thing while the list stays in sight; the whole screen on a phone. */
export function Sheet({ title, note, children, footer, closeHref, onClose, open = true }: SheetProps) {
  const titleId = useId();
  const router = useRouter();
  const close = () => {
    onClose?.();
    if (closeHref) router.push(closeHref, { scroll: false });
  };
  const dialog = useModal(open, close);
  if (!open) return null;
  return (
    <dialog ref={dialog} className="sheet" aria-labelledby={titleId}>
      <div className="sheet-head">
        <div>
          <h2 id={titleId}>{title}</h2>
          {note && <p className="soft">{note}</p>}
        </div>
        <Button variant="bare" icon="x" iconOnly onClick={close}>
          Close
        </Button>
      </div>
      <div className="sheet-body">{children}</div>
      {footer && <div className="sheet-foot">{footer}</div>}
    </dialog>
  );
}
