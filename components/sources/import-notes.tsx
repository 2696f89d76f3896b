import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { resumeImportAction } from "@/lib/sources/actions";
import type { ImportWire } from "@/lib/sources/wire";
import { figure } from "./words";

/** What an import has to say besides its counts: how it goes on when it broke off, and what was noticed on the way. */
export function ImportNotes({ run }: { run: ImportWire }) {
  const rows = (count: number) => (count === 1 ? "1 row" : `${figure(count)} rows`);
  const notes = [...run.notes];
  if (run.unowned > 0) notes.push(`${rows(run.unowned)} kept without a known owner.`);
  if (run.people_created > 0)
    notes.push(`${figure(run.people_created)} ${run.people_created === 1 ? "person" : "people"} added.`);
  if (run.ambiguous_times > 0)
    notes.push(
      `${figure(run.ambiguous_times)} local times exist twice, when the clocks go back. The first of the two was taken.`,
    );
  return (
    <>
      {run.stalled && (
        <ActionForm action={resumeImportAction} label="Resume the import">
          <Notice>
            The import broke off after {rows(run.rows_read)}. What was stored stands; resuming goes on behind
            it.
          </Notice>
          <input type="hidden" name="import_id" value={run.id} />
          <div>
            <SubmitButton icon="refresh">Resume</SubmitButton>
          </div>
        </ActionForm>
      )}
      {notes.map((note) => (
        <Notice key={note}>{/[.!?]$/.test(note) ? note : `${note}.`}</Notice>
      ))}
    </>
  );
}
