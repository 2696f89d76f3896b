"use client";

import { type ComponentProps, useId } from "react";
import { useFieldState } from "./action-form-state";
import { describedBy, Field, type FieldWords } from "./field";

interface TextareaProps extends FieldWords, Omit<ComponentProps<"textarea">, "name" | "id" | "className"> {
  name: string;
  id?: string;
}

export function Textarea({
  name,
  id,
  label,
  hint,
  error,
  hideLabel,
  defaultValue,
  rows = 3,
  ...rest
}: TextareaProps) {
  const ownId = useId();
  const field = useFieldState(name, ownId);
  const inputId = id ?? field.id;
  const shownError = error ?? field.error;
  const start = rest.value === undefined ? { defaultValue: field.value ?? defaultValue } : {};
  return (
    <Field id={inputId} label={label} hint={hint} error={shownError} hideLabel={hideLabel}>
      <textarea
        {...rest}
        {...start}
        className="input"
        rows={rows}
        id={inputId}
        name={name}
        aria-invalid={shownError ? true : undefined}
        aria-describedby={describedBy(inputId, { hint, error: shownError })}
      />
    </Field>
  );
}
