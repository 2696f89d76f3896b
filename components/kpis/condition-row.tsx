"use client";

import { useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ColumnType } from "@/db/enums";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { arityOf, OPS_OF_TYPE, wordsOfOp } from "@/lib/kpis/bindings/operators";
import type { Condition, ConditionOp } from "@/lib/kpis/types";
import { withBlank } from "./column-options";
import { listed, withOp } from "./condition-values";

interface ConditionRowProps {
  path: string;
  condition: Condition;
  source: ListedSource;
  /** Null removes the condition. */
  onChange: (condition: Condition | null) => void;
}

export function ConditionRow({ path, condition, source, onChange }: ConditionRowProps) {
  const whole = useField(path);
  const column = useField(`${path}.column`);
  const op = useField(`${path}.op`);
  const type = source.columns.find(({ name }) => name === condition.column)?.type ?? "text";
  const chooseColumn = (name: string) => {
    const next = source.columns.find((candidate) => candidate.name === name)?.type ?? "text";
    const kept = OPS_OF_TYPE[next].includes(condition.op)
      ? condition.op
      : (OPS_OF_TYPE[next][0] ?? "is_not_empty");
    onChange(withOp({ column: name, op: kept, value: next === type ? condition.value : undefined }, kept));
  };
  return (
    <div className="condition">
      <Select
        {...column}
        error={column.error ?? whole.error}
        label="Column"
        hideLabel
        value={condition.column}
        options={withBlank(condition.column, source.columns)}
        onChange={(event) => chooseColumn(event.target.value)}
      />
      <Select
        {...op}
        label="Comparison"
        hideLabel
        value={condition.op}
        options={OPS_OF_TYPE[type].map((value) => ({ value, label: wordsOfOp(value, type) }))}
        onChange={(event) => onChange(withOp(condition, event.target.value as ConditionOp))}
      />
      <ValueFields path={path} condition={condition} type={type} onChange={onChange} />
      <Button size="s" variant="bare" icon="x" iconOnly onClick={() => onChange(null)}>
        Remove this condition
      </Button>
    </div>
  );
}

interface ValueFieldsProps {
  path: string;
  condition: Condition;
  type: ColumnType;
  onChange: (condition: Condition) => void;
}

function ValueFields({ path, condition, type, onChange }: ValueFieldsProps) {
  const field = useField(`${path}.value`);
  const { op, value } = condition;
  const values = value === undefined ? [] : [value].flat();
  const [low = "", high = ""] = values;
  const kind = type === "date" ? "date" : "text";
  const common = { ...field, hideLabel: true, type: kind, placeholder: PLACEHOLDERS[type] } as const;
  switch (arityOf(op)) {
    case "none":
      return <span />;
    case "one":
      return (
        <TextInput
          {...common}
          label="Value"
          value={low}
          onChange={(event) => onChange({ ...condition, value: event.target.value })}
        />
      );
    case "two":
      return (
        <span className="two">
          <TextInput
            {...common}
            label="From"
            value={low}
            onChange={(event) => onChange({ ...condition, value: [event.target.value, high] })}
          />
          <TextInput
            {...common}
            id={`${field.id}-to`}
            error={undefined}
            label="To"
            value={high}
            onChange={(event) => onChange({ ...condition, value: [low, event.target.value] })}
          />
        </span>
      );
    case "many":
      return (
        <TextInput
          {...field}
          hideLabel
          label="Values, separated by commas"
          placeholder="One, two, three"
          defaultValue={values.join(", ")}
          onChange={(event) => onChange({ ...condition, value: listed(event.target.value) })}
        />
      );
  }
}

const PLACEHOLDERS: Record<ColumnType, string | undefined> = {
  text: "Exactly as in the records",
  integer: "0",
  decimal: "0.0",
  boolean: undefined,
  date: undefined,
  timestamp: "2026-10-31, or with a time",
};
