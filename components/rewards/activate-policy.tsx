"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import type { Refusal } from "@/components/kpis/editor-errors";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/text-input";
import { showToast } from "@/components/ui/toast-store";
import { activatePolicyAction } from "@/lib/rewards/policies/actions";

interface ActivatePolicyProps {
  policyId: number;
  version: number;
  needsDay: boolean;
  /** Why it cannot be activated now. */
  unavailable: string | undefined;
  onRefused: (refusal: Refusal) => void;
}

/** Asks from which day the version pays, and says what cannot be undone. */
export function ActivatePolicy({ policyId, version, needsDay, unavailable, onRefused }: ActivatePolicyProps) {
  const router = useRouter();
  const [open, setOpen] = useState(false);
  const [day, setDay] = useState("");
  const [error, setError] = useState<string>();
  const [working, startWork] = useTransition();
  const close = () => setOpen(false);
  const activate = () =>
    startWork(async () => {
      const result = await activatePolicyAction(policyId, { effective_from: day === "" ? null : day });
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
          Periods whose last day is on that day or later pay by v{version}, and it cannot change any more.
          {needsDay && " The version in force until then ends on that day."}
        </p>
        <TextInput
          name="effective_from"
          type="date"
          label="Pays from"
          hint={needsDay ? undefined : "Empty: since ever, so that earlier periods pay by it too."}
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
