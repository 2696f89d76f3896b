"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, useState, useTransition } from "react";
import type { Refusal } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import type { ActionResult } from "@/lib/forms/action";

export interface ActivationProps {
  version: number;
  /** Another version is in force, which ends on that day. */
  needsDay: boolean;
  /** Why it cannot be activated now. */
  unavailable: string | undefined;
  onRefused: (refusal: Refusal) => void;
}

interface ActivateDialogProps extends ActivationProps {
  /** What the version will do, and that it cannot change any more. */
  children: ReactNode;
  /** "Scores from". */
  dayLabel: string;
  /** What leaving it empty means, where that is possible. */
  emptyHint: string;
  /** When the day is missing. */
  noDay: string;
  activate: (effectiveFrom: string | null) => Promise<ActionResult<unknown>>;
}

/** Asks from which day a version is in force, and says what cannot be undone. */
export function ActivateDialog(props: ActivateDialogProps) {
  const { version, needsDay, unavailable, onRefused, children, dayLabel, emptyHint, noDay } = props;
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState("");
  const [error, setError] = useState<string>();
  const [working, startWork] = useTransition();
  const close = () => setOpen(false);
  const activate = () =>
    startWork(async () => {
      if (needsDay && day === "") return setError(noDay);
      const result = await props.activate(day === "" ? null : day);
      if (result.ok) {
        close();
        showToast({ message: `v${version} is active${day ? ` from ${day}` : ""}.` });
        return router.refresh();
      }
      if (result.fieldErrors.effective_from) return setError(result.fieldErrors.effective_from);
      close();
      onRefused({ message: result.message, errors: result.fieldErrors });
    });
  return (
    <>
      <Button variant="main" unavailable={unavailable} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        Activate v{version}
      </Button>
      <Dialog title={`Activate v${version}`} open={open} onClose={close}>
        <p className="soft">
          {children}
          {needsDay && " The version in force until then ends on that day."}
        </p>
        <TextInput
          name="effective_from"
          type="date"
          label={dayLabel}
          hint={needsDay ? undefined : emptyHint}
          value={day}
          error={error}
          onChange={(event) => setDay(event.target.value)}
        />
        <div className="ask-end">
          <Button onClick={close}>Cancel</Button>
          <Button variant="main" unavailable={working ? "Working" : undefined} onClick={activate}>
            Activate
          </Button>
        </div>
      </Dialog>
    </>
  );
}
