"use client";

import { type ComponentProps, useId } from "react";
import { useFieldState } from "./action-form-state";
import { describedBy, FieldNotes, type FieldWords } from "./field";

interface CheckboxProps
  extends Omit<FieldWords, "hideLabel">,
    Omit<ComponentProps<"input">, "name" | "id" | "className" | "type"> {
  name: string;
  id?: string;
}

export function Checkbox({ name, id, label, hint, error, ...rest }: CheckboxProps) {
  const ownId = useId();
  const field = useFieldState(name, ownId);
  // Boxes of one name share a form, so each needs an id of its own; one alone takes the field's, for the error summary.
  const inputId = id ?? (rest.value === undefined ? field.id : ownId);
  const shownError = error ?? field.error;
  return (
    <div className="field">
      <span className="check">
        <input
          {...rest}
          type="checkbox"
          id={inputId}
          name={name}
          aria-invalid={shownError ? true : undefined}
          aria-describedby={describedBy(inputId, { hint, error: shownError })}
        />
        <label htmlFor={inputId}>{label}</label>
      </span>
      <FieldNotes id={inputId} hint={hint} error={shownError} />
    </div>
  );
}
