"use client";

import { useField } from "@/components/forms/editor-errors";
import { NumberInput } from "@/components/ui/number-input";
import type { ManualForm } from "./kpi-form";

interface ManualFieldsProps {
  manual: ManualForm;
  unit: string;
  onChange: (manual: ManualForm) => void;
}

/** Which values managers may enter, and until when. */
export function ManualFields({ manual, unit, onChange }: ManualFieldsProps) {
  return (
    <div className="fields">
      <NumberInput
        {...useField("data_source.allowed_range.min")}
        label="Lowest value allowed"
        unit={unit}
        wideUnit
        value={manual.min}
        onChange={(event) => onChange({ ...manual, min: event.target.value })}
      />
      <NumberInput
        {...useField("data_source.allowed_range.max")}
        label="Highest value allowed"
        unit={unit}
        wideUnit
        value={manual.max}
        onChange={(event) => onChange({ ...manual, max: event.target.value })}
      />
      <NumberInput
        {...useField("data_source.due_days")}
        label="Due after the period"
        unit="days"
        wideUnit
        decimal={false}
        value={manual.due_days}
        onChange={(event) => onChange({ ...manual, due_days: event.target.value })}
      />
    </div>
  );
}
