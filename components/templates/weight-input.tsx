"use client";

import { useField } from "@/components/forms/editor-errors";

interface WeightInputProps {
  path: string;
  /** What the weight is of. */
  name: string;
  value: string;
  readOnly: boolean;
  onChange: (value: string) => void;
}

export function WeightInput({ path, name, value, readOnly, onChange }: WeightInputProps) {
  const { id, error } = useField(path);
  return (
    <span className="unit" title={error}>
      <input
        className="input"
        type="text"
        inputMode="decimal"
        autoComplete="off"
        id={id}
        aria-label={error ? `Weight of ${name}: ${error}` : `Weight of ${name}`}
        aria-invalid={error ? true : undefined}
        value={value}
        readOnly={readOnly}
        onChange={(event) => onChange(event.target.value.replace(",", "."))}
      />
      <span>%</span>
    </span>
  );
}
