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
        Nothing is exceptional about them: no big change, guardrail or correction, and enough data. Whoever
        changes in the meantime is left for a look of their own.
      </p>
    </ConfirmButton>
  );
}
