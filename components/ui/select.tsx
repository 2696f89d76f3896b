"use client";

import { type ComponentProps, useId } from "react";
import { useFieldState } from "./action-form-state";
import { describedBy, Field, type FieldWords } from "./field";
import { Icon } from "./icon";

export interface SelectOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectProps
  extends FieldWords,
    Omit<ComponentProps<"select">, "name" | "id" | "className" | "children"> {
  name: string;
  id?: string;
  options?: SelectOption[];
  groups?: { label: string; options: SelectOption[] }[];
}

export function Select({
  name,
  id,
  label,
  hint,
  error,
  hideLabel,
  options = [],
  groups = [],
  defaultValue,
  ...rest
}: SelectProps) {
  const ownId = useId();
  const field = useFieldState(name, ownId);
  const inputId = id ?? field.id;
  const shownError = error ?? field.error;
  const start = rest.value === undefined ? { defaultValue: field.value ?? defaultValue } : {};
  return (
    <Field id={inputId} label={label} hint={hint} error={shownError} hideLabel={hideLabel}>
      <span className="select">
        <select
          {...rest}
          {...start}
          className="input"
          id={inputId}
          name={name}
          aria-invalid={shownError ? true : undefined}
          aria-describedby={describedBy(inputId, { hint, error: shownError })}
        >
          <Options options={options} />
          {groups.map((group) => (
            <optgroup key={group.label} label={group.label}>
              <Options options={group.options} />
            </optgroup>
          ))}
        </select>
        <Icon name="down" size="s" />
      </span>
    </Field>
  );
}

function Options({ options }: { options: SelectOption[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ));
}
