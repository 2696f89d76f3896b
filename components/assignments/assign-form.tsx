"use client";

import { useRouter } from "next/navigation";
import { useState, useTransition } from "react";
import { EditorErrors, type Refusal, RefusalSummary } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import type { SelectOption } from "@/components/ui/select";
import { showToast } from "@/components/ui/toast-store";
import { assignManyAction, takeBackAction } from "@/lib/kpis/assignments/actions";
import type { BulkWire } from "@/lib/kpis/assignments/wire";
import { AssignFields } from "./assign-fields";
import { AssignPreviewPanel } from "./assign-preview";
import {
  type AssignableKpi,
  type AssignState,
  bodyOf,
  type ChosenPerson,
  emptyState,
  missingWords,
} from "./assign-state";
import { AssignWho } from "./assign-who";
import { useAssignPreview } from "./use-assign-preview";

interface AssignFormProps {
  kpis: readonly AssignableKpi[];
  kras: SelectOption[];
  /** YYYY-MM-DD */
  today: string;
  /** The one person it is for; left out: to be chosen. */
  person?: ChosenPerson;
  units?: SelectOption[];
  roles?: SelectOption[];
  /** Where to go when it is done. */
  doneHref?: string;
}

/** A KPI for one person or for many, with what it would do beside it. */
export function AssignForm({ kpis, kras, today, person, units = [], roles = [], doneHref }: AssignFormProps) {
  const router = useRouter();
  const [state, setState] = useState(() => emptyState(today, person ? [person] : []));
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [done, setDone] = useState<BulkWire["assigned"]>([]);
  const [saving, startSaving] = useTransition();
  const body = bodyOf(state);
  const preview = useAssignPreview(body);
  const change = (part: Partial<AssignState>) => {
    setDone([]);
    setState((before) => ({ ...before, ...part }));
  };
  const assign = () =>
    startSaving(async () => {
      const result = await assignManyAction(body);
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setRefusal(null);
      setDone(result.value.assigned);
      showToast({ message: `Assigned to ${peopleWords(result.value.assigned.length)}.` });
      if (doneHref) router.push(doneHref, { scroll: false });
    });
  const takeBack = () =>
    startSaving(async () => {
      const result = await takeBackAction({ assignment_ids: done.map((each) => each.assignment_id) });
      if (!result.ok) return setRefusal({ message: result.message, errors: result.fieldErrors });
      setDone([]);
      showToast({ message: `Taken back from ${peopleWords(result.value.takenBack)}.` });
    });
  const errors: Record<string, string> = { ...preview.errors, ...refusal?.errors };
  // A single target is refused under the name the API gives it.
  if (errors.target_value) errors["target.value"] = errors.target_value;
  const count = preview.plan?.counts.assign ?? 0;
  return (
    <EditorErrors errors={errors}>
      <RefusalSummary refusal={refusal} />
      <div className="form">
        <AssignFields state={state} kpis={kpis} kras={kras} onChange={change} />
        {!person && <AssignWho state={state} units={units} roles={roles} onChange={change} />}
      </div>
      {done.length === 0 ? (
        <>
          <AssignPreviewPanel preview={preview} missing={missingWords(state)} />
          <div className="form-end">
            <Button variant="main" onClick={assign} unavailable={whyNot(saving, count, preview.running)}>
              {person ? "Assign" : `Assign to ${peopleWords(count)}`}
            </Button>
          </div>
        </>
      ) : (
        <div className="note mt4" role="status">
          <span>
            {peopleWords(done.length)} {done.length === 1 ? "has" : "have"} it now.
          </span>
          <Button size="s" onClick={takeBack} unavailable={saving ? "Saving" : undefined}>
            Take it back from all of them
          </Button>
        </div>
      )}
    </EditorErrors>
  );
}

function whyNot(saving: boolean, count: number, running: boolean): string | undefined {
  if (saving) return "Saving";
  if (running) return "Working it out";
  return count === 0 ? "Nobody would get it yet" : undefined;
}

const peopleWords = (count: number) =>
  `${count.toLocaleString("en-GB")} ${count === 1 ? "person" : "people"}`;
