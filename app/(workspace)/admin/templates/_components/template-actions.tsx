import { ActionForm } from "@/components/ui/action-form";
import { ConfirmButton } from "@/components/ui/confirm-button";
import { SubmitButton } from "@/components/ui/submit-button";
import {
  deleteTemplateForm,
  discardDraftForm,
  setTemplateActiveForm,
  startDraftForm,
} from "@/lib/kpis/templates/actions";
import type { Template, VersionHead } from "@/lib/kpis/templates/types";

interface TemplateActionsProps {
  template: Template;
  shown: VersionHead | undefined;
}

/** What can be done with a template as a whole, next to its draft. */
export function TemplateActions({ template, shown }: TemplateActionsProps) {
  const templateId = String(template.id);
  const hasScored = template.versions.some(({ status }) => status === "active");
  const hasDraft = template.versions.some(({ status }) => status === "draft");
  return (
    <>
      {hasScored ? (
        <ConfirmButton
          variant="bare"
          label={template.is_active ? "Deactivate" : "Reactivate"}
          title={`${template.is_active ? "Deactivate" : "Reactivate"} ${template.name}`}
          confirmLabel={template.is_active ? "Deactivate" : "Reactivate"}
          action={setTemplateActiveForm}
          fields={{ templateId, isActive: template.is_active ? "" : "yes" }}
        >
          {template.is_active
            ? "Nobody is scored by it in periods computed from now on. What was scored stays."
            : "It scores the people it is for again."}
        </ConfirmButton>
      ) : (
        <ConfirmButton
          variant="bare"
          label="Delete template"
          title={`Delete ${template.name}`}
          confirmLabel="Delete"
          action={deleteTemplateForm}
          fields={{ templateId }}
        >
          It never scored anyone. It cannot be brought back.
        </ConfirmButton>
      )}
      {shown?.status === "draft" && hasScored && (
        <ConfirmButton
          variant="bare"
          label="Discard draft"
          title={`Discard draft v${shown.version}`}
          confirmLabel="Discard"
          action={discardDraftForm}
          fields={{ id: templateId, version: String(shown.version) }}
        >
          The version in force stays as it is.
        </ConfirmButton>
      )}
      {!hasDraft && (
        <ActionForm action={startDraftForm} label="Start a draft">
          <input type="hidden" name="templateId" value={templateId} />
          <SubmitButton icon="plus">New draft</SubmitButton>
        </ActionForm>
      )}
    </>
  );
}
