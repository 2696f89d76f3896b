import { POLICY_OPTIONS } from "@/components/sources/words";
import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { SubmitButton } from "@/components/ui/submit-button";
import { TextInput } from "@/components/ui/text-input";
import { Textarea } from "@/components/ui/textarea";
import { deleteSourceAction, updateSourceAction } from "@/lib/sources/actions";
import type { Source } from "@/lib/sources/types";

/** What may change without touching the stored records. */
export function SourceSettings({ source }: { source: Source }) {
  return (
    <Section id="settings" title="Settings">
      <ActionForm action={updateSourceAction} label="Settings of the source">
        <input type="hidden" name="source_id" value={source.id} />
        <TextInput name="name" label="Name" defaultValue={source.name} />
        <Textarea name="description" label="Description" rows={2} defaultValue={source.description} />
        <Select
          name="unknown_owners"
          label="When an owner is not known"
          options={[...POLICY_OPTIONS]}
          defaultValue={source.unknownOwners}
        />
        <div className="form-end">
          <SubmitButton variant={undefined}>Save settings</SubmitButton>
          {source.origin === "csv" && (
            <ConfirmButton
              variant="bare"
              icon="trash"
              label="Delete source"
              title={`Delete ${source.name}?`}
              confirmLabel="Delete with all records"
              action={deleteSourceAction}
              fields={{ source_id: String(source.id) }}
            >
              Its table and every record in it go. Imports can fill a new source again; nothing else brings
              them back.
            </ConfirmButton>
          )}
        </div>
      </ActionForm>
    </Section>
  );
}
