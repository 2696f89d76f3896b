"use client";

import { type ComponentProps, useId } from "react";
import { useFieldState } from "./action-form-state";
import { describedBy, Field, type FieldWords } from "./field";

interface NumberInputProps
  extends FieldWords,
    Omit<ComponentProps<"input">, "name" | "id" | "className" | "type"> {
  name: string;
  id?: string;
  /** Stands inside the field, after the figure: "%", "h", "tickets". */
  unit?: string;
  /** For units of more than two letters. */
  wideUnit?: boolean;
  decimal?: boolean;
}

/** A figure with its unit. A text field, since number fields lose what they cannot parse. */
export function NumberInput({
  name,
  id,
  label,
  hint,
  error,
  hideLabel,
  unit,
  wideUnit,
  decimal = true,
  defaultValue,
  ...rest
}: NumberInputProps) {
  const ownId = useId();
  const field = useFieldState(name, ownId);
  const inputId = id ?? field.id;
  const shownError = error ?? field.error;
  const start = rest.value === undefined ? { defaultValue: field.value ?? defaultValue } : {};
  const input = (
    <input
      type="text"
      inputMode={decimal ? "decimal" : "numeric"}
      autoComplete="off"
      {...rest}
      {...start}
      className="input right"
      id={inputId}
      name={name}
      aria-invalid={shownError ? true : undefined}
      aria-describedby={describedBy(inputId, { hint, error: shownError })}
    />
  );
  return (
    <Field id={inputId} label={label} hint={hint} error={shownError} hideLabel={hideLabel}>
      {unit ? (
        <span className={wideUnit ? "unit wide-unit" : "unit"}>
          {input}
          <span>{unit}</span>
        </span>
      ) : (
        input
      )}
    </Field>
  );
}
