"use client";

import { ActionForm } from "@/components/ui/action-form";
import { SegmentRadios } from "@/components/ui/segment";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { noteForm } from "@/lib/reviews/actions";

interface NoteFormProps {
  periodId: number;
  employee: { id: number; name: string };
}

/** Adds a note, and says whom it is for before it is there. */
export function NoteForm({ periodId, employee }: NoteFormProps) {
  return (
    <ActionForm action={noteForm} resetOnDone label="Add a note">
      <input type="hidden" name="period_id" value={periodId} />
      <input type="hidden" name="employee_id" value={employee.id} />
      <Textarea name="note" label="Add a note" hint="Notes stay as they are written." />
      <div className="form-end">
        <SegmentRadios
          label="Who reads it"
          name="audience"
          defaultValue="reviewers"
          options={[
            { value: "reviewers", label: "Among reviewers" },
            { value: "person", label: `For ${employee.name}` },
          ]}
        />
        <SubmitButton pendingLabel="Adding" variant={undefined}>
          Add the note
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
