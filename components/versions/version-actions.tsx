import { ConfirmButton } from "@/components/ui/confirm-button";
import type { FormAction } from "@/components/ui/form-state";

interface RetireProps {
  name: string;
  /** "template": what it is called while it never counted. */
  kind: string;
  /** It has counted: it can be taken out of use, and never be deleted. */
  hasCounted: boolean;
  isActive: boolean;
  setActive: { action: FormAction; fields: Record<string, string> };
  remove: { action: FormAction; fields: Record<string, string> };
  words: { deactivate: string; reactivate: string; remove: string };
}

/** Takes something with versions out of use, or back; deletes it while it never counted. */
export function Retire({ name, kind, hasCounted, isActive, setActive, remove, words }: RetireProps) {
  if (!hasCounted) {
    return (
      <ConfirmButton
        variant="bare"
        label={`Delete ${kind}`}
        title={`Delete ${name}`}
        confirmLabel="Delete"
        {...remove}
      >
        {words.remove}
      </ConfirmButton>
    );
  }
  const verb = isActive ? "Deactivate" : "Reactivate";
  const fields = { ...setActive.fields, isActive: isActive ? "" : "yes" };
  return (
    <ConfirmButton
      variant="bare"
      label={verb}
      title={`${verb} ${name}`}
      confirmLabel={verb}
      action={setActive.action}
      fields={fields}
    >
      {isActive ? words.deactivate : words.reactivate}
    </ConfirmButton>
  );
}

interface DiscardDraftProps {
  version: number;
  action: FormAction;
  fields: Record<string, string>;
}

/** For a draft beside a version in force. */
export function DiscardDraft({ version, action, fields }: DiscardDraftProps) {
  return (
    <ConfirmButton
      variant="bare"
      label="Discard draft"
      title={`Discard draft v${version}`}
      confirmLabel="Discard"
      action={action}
      fields={fields}
    >
      The version in force stays as it is.
    </ConfirmButton>
  );
}
