"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useId } from "react";
import { ActionForm } from "@/components/ui/action-form";
import type { FormAction } from "@/components/ui/form-state";
import { Sheet } from "@/components/ui/sheet";
import { SubmitButton } from "@/components/ui/submit-button";

interface SheetFormProps {
  title: ReactNode;
  note?: ReactNode;
  action: FormAction;
  /** Where the page is without the sheet; also after success. */
  closeHref: string;
  submitLabel: string;
  /** Beside the main button: what is done seldom. */
  aside?: ReactNode;
  children: ReactNode;
}

/** One change in a side sheet; it closes when the change is made. */
export function SheetForm({ title, note, action, closeHref, submitLabel, aside, children }: SheetFormProps) {
  const id = useId();
  const router = useRouter();
  return (
    <Sheet
      title={title}
      note={note}
      closeHref={closeHref}
      footer={
        <>
          {aside}
          <SubmitButton form={id} pendingLabel="Saving">
            {submitLabel}
          </SubmitButton>
        </>
      }
    >
      <ActionForm id={id} action={action} onDone={() => router.push(closeHref, { scroll: false })}>
        {children}
      </ActionForm>
    </Sheet>
  );
}
