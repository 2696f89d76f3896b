"use client";

import { useField } from "@/components/forms/editor-errors";
import { NumberInput } from "@/components/ui/number-input";
import type { TargetInput } from "@/lib/kpis/rule/input";
import type { Direction } from "@/lib/kpis/rule/types";

interface TargetFieldsProps {
  path: string;
  direction: Direction;
  target: TargetInput;
  unit: string;
  label?: string;
  onChange: (target: TargetInput) => void;
}

/** One target, or for a band its two ends and how far outside still counts. */
export function TargetFields({
  path,
  direction,
  target,
  unit,
  label = "Target",
  onChange,
}: TargetFieldsProps) {
  const part = (name: keyof TargetInput, title: string) => (
    <TargetField
      key={name}
      path={`${path}.${name}`}
      label={title}
      value={target[name] ?? ""}
      unit={unit}
      onChange={(value) => onChange({ ...target, [name]: value })}
    />
  );
  if (direction !== "target_band") return part("value", label);
  return [part("low", "From"), part("high", "To"), part("tolerance", "Tolerance outside")];
}

interface TargetFieldProps {
  path: string;
  label: string;
  value: string;
  unit: string;
  onChange: (value: string) => void;
}

function TargetField({ path, label, value, unit, onChange }: TargetFieldProps) {
  return (
    <NumberInput
      {...useField(path)}
      label={label}
      value={value}
      unit={unit || undefined}
      wideUnit={unit.length > 2}
      onChange={(event) => onChange(event.target.value.replace(",", "."))}
    />
  );
}
