"use client";

import { ActivateDialog, type ActivationProps } from "@/components/versions/activate-dialog";
import { activateVersionAction } from "@/lib/kpis/templates/actions";

/** Puts a template's draft into force. */
export function ActivateButton({ templateId, ...activation }: ActivationProps & { templateId: number }) {
  const { version } = activation;
  return (
    <ActivateDialog
      {...activation}
      dayLabel="Scores from"
      emptyHint="Leave empty to score all periods by it, earlier ones too."
      noDay="Choose the day from which this version scores"
      activate={(day) => activateVersionAction({ templateId, version }, { effective_from: day })}
    >
      From that day on people are scored by v{version}, and it cannot change any more.
    </ActivateDialog>
  );
}
