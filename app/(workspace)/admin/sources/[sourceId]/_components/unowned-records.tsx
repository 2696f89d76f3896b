import { figure } from "@/components/sources/words";
import { ActionForm } from "@/components/ui/action-form";
import { Notice } from "@/components/ui/notice";
import { SubmitButton } from "@/components/ui/submit-button";
import { matchOwnersAction } from "@/lib/sources/actions";

/** Said where imports kept rows whose owner nobody knew: after an alias was added, they can be matched. */
export function UnownedRecords({ sourceId, rows }: { sourceId: number; rows: number }) {
  if (rows === 0) return null;
  return (
    <ActionForm action={matchOwnersAction} label="Match owners again">
      <Notice>
        Imports kept {rows === 1 ? "1 row" : `${figure(rows)} rows`} without a known owner. Add the missing
        people or their aliases under People, then match again.
      </Notice>
      <input type="hidden" name="source_id" value={sourceId} />
      <div>
        <SubmitButton variant="bare" icon="refresh" pendingLabel="Matching">
          Match owners again
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
