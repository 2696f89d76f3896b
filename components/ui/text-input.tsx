"use client";

import { type ComponentProps, useId } from "react";
import { useFieldState } from "./action-form-state";
import { describedBy, Field, type FieldWords } from "./field";

type InputAttributes = Omit<ComponentProps<"input">, "name" | "id" | "className">;

export interface TextInputProps extends FieldWords, InputAttributes {
  name: string;
  id?: string;
  alignRight?: boolean;
}

export function TextInput({
  name,
  id,
  label,
  hint,
  error,
  hideLabel,
  alignRight,
  defaultValue,
  ...rest
}: TextInputProps) {
  const ownId = useId();
  const field = useFieldState(name, ownId);
  const inputId = id ?? field.id;
  const shownError = error ?? field.error;
  const start =
    rest.value === undefined && rest.type !== "file" ? { defaultValue: field.value ?? defaultValue } : {};
  return (
    <Field id={inputId} label={label} hint={hint} error={shownError} hideLabel={hideLabel}>
      <input
        type="text"
        {...rest}
        {...start}
        className={alignRight ? "input right" : "input"}
        id={inputId}
        name={name}
        aria-invalid={shownError ? true : undefined}
        aria-describedby={describedBy(inputId, { hint, error: shownError })}
      />
    </Field>
  );
}
