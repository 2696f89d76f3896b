"use client";

import { ConfirmButton } from "@/components/ui/confirm-button";
import { agreeForm } from "@/lib/reviews/actions";

interface AgreeButtonProps {
  periodId: number;
  periodName: string;
  items: readonly { employeeId: number; version: string }[];
}

/** Signs off, as computed, everyone of whom nothing is exceptional. */
export function AgreeButton({ periodId, periodName, items }: AgreeButtonProps) {
  const people = items.length === 1 ? "1 person" : `${items.length} people`;
  return (
    <ConfirmButton
      label={`Sign off ${people} as computed`}
      title={`Sign off ${people} for ${periodName}?`}
      confirmLabel="Sign off"
      action={agreeForm}
      fields={{
        period_id: String(periodId),
        items: JSON.stringify(items.map(({ employeeId, version }) => ({ employee_id: employeeId, version }))),
      }}
    >
      <p>
        Nothing about them stands out: no big change, guardrail or correction, and enough data. Anyone whose
        scores change in the meantime is left for you to look at.
      </p>
    </ConfirmButton>
  );
}
