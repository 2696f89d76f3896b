import { ActionForm } from "@/components/ui/action-form";
import { SubmitButton } from "@/components/ui/submit-button";
import { DiscardDraft, Retire } from "@/components/versions/version-actions";
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
      <Retire
        name={template.name}
        kind="template"
        hasCounted={hasScored}
        isActive={template.is_active}
        setActive={{ action: setTemplateActiveForm, fields: { templateId } }}
        remove={{ action: deleteTemplateForm, fields: { templateId } }}
        words={{
          deactivate: "Nobody is scored by it in periods computed from now on. What was scored stays.",
          reactivate: "It scores the people it is for again.",
          remove: "It never scored anyone. It cannot be brought back.",
        }}
      />
      {shown?.status === "draft" && hasScored && (
        <DiscardDraft
          version={shown.version}
          action={discardDraftForm}
          fields={{ id: templateId, version: String(shown.version) }}
        />
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
