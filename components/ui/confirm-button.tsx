"use client";

import { type ReactNode, useState } from "react";
import { ActionForm } from "./action-form";
import { Button, type ButtonLook } from "./button";
import { Dialog } from "./dialog";
import type { FormAction } from "./form-state";
import { SubmitButton } from "./submit-button";
import { Textarea } from "./textarea";

interface ConfirmButtonProps extends ButtonLook {
  label: string;
  title: string;
  /** What will happen, and whether it can be taken back. */
  children?: ReactNode;
  confirmLabel: string;
  action: FormAction;
  /** Hidden fields the action needs, such as the id of the thing. */
  fields?: Record<string, string>;
  /** Asks for a reason when given. */
  reasonLabel?: string;
  reasonName?: string;
  unavailable?: string;
}

/** Asks before it acts. */
export function ConfirmButton({
  label,
  title,
  children,
  confirmLabel,
  action,
  fields = {},
  reasonLabel,
  reasonName = "reason",
  ...look
}: ConfirmButtonProps) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button {...look} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Dialog title={title} open={open} onClose={close}>
        {children && <div className="soft">{children}</div>}
        <ActionForm action={action} onDone={close}>
          {Object.entries(fields).map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
          {reasonLabel && <Textarea name={reasonName} label={reasonLabel} />}
          <div className="ask-end">
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>{confirmLabel}</SubmitButton>
          </div>
        </ActionForm>
      </Dialog>
    </>
  );
}
