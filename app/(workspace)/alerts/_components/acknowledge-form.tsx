import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { Textarea } from "@/components/ui/textarea";
import { acknowledgeAlertAction } from "@/lib/alerts/actions";

export function AcknowledgeForm({ id }: { id: number }) {
  return (
    <ActionForm action={acknowledgeAlertAction} label="Acknowledge">
      <input type="hidden" name="id" value={id} />
      <Textarea
        name="note"
        label="Note"
        hint="What you are doing about it. Everyone who may see the alert can read it."
      />
      <div>
        <SubmitButton pendingLabel="Saving">Acknowledge</SubmitButton>
      </div>
    </ActionForm>
  );
}
