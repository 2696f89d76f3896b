"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import { usePending } from "./action-form-state";
import { Button, type ButtonLook } from "./button";

interface SubmitButtonProps extends ButtonLook {
  children: ReactNode;
  /** Said instead while the form is on its way. */
  pendingLabel?: string;
  name?: string;
  value?: string;
  /** Id of a form elsewhere on the page, as from the foot of a sheet. */
  form?: string;
  unavailable?: string;
}

/** Sends its form, once: while it is on its way a second press does nothing. */
export function SubmitButton({ children, pendingLabel, form, ...rest }: SubmitButtonProps) {
  const inForm = useFormStatus().pending;
  const elsewhere = usePending(form);
  const pending = inForm || elsewhere;
  return (
    <Button
      variant="main"
      {...rest}
      type="submit"
      form={form}
      aria-disabled={pending || undefined}
      onClick={(event) => pending && event.preventDefault()}
    >
      {pending && pendingLabel ? pendingLabel : children}
    </Button>
  );
}
