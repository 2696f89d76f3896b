"use client";

import { useField } from "@/components/forms/editor-errors";
import { Select } from "@/components/ui/select";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { isNumberType, isTimeType } from "@/lib/kpis/bindings/operators";
import type { Measure } from "@/lib/kpis/types";
import { withBlank } from "./column-options";

interface MeasureFieldsProps {
  path: string;
  measure: Measure;
  source: ListedSource;
  onChange: (measure: Measure) => void;
}

const DURATION = "between two times";

/** A number column of the source, or the time between two of its dates or times. */
export function MeasureFields({ path, measure, source, onChange }: MeasureFieldsProps) {
  const numbers = source.columns.filter((column) => isNumberType(column.type));
  const times = source.columns.filter((column) => isTimeType(column.type));
  const [first, second] = times;
  const column = useField(`${path}.column`);
  const value = measure.kind === "duration" ? DURATION : measure.column;
  const choose = (chosen: string) => {
    if (chosen !== DURATION) return onChange({ kind: "column", column: chosen });
    onChange({ kind: "duration", from: first?.name ?? "", to: second?.name ?? "", unit: "hours" });
  };
  return (
    <>
      <Select
        {...column}
        label="Of"
        value={value}
        options={[
          ...(measure.kind === "column"
            ? withBlank(value, numbers)
            : withBlank(numbers[0]?.name ?? "", numbers)),
          { value: DURATION, label: "The time between two columns", disabled: times.length < 2 },
        ]}
        onChange={(event) => choose(event.target.value)}
      />
      {measure.kind === "duration" && (
        <DurationFields path={path} measure={measure} times={times} onChange={onChange} />
      )}
    </>
  );
}

interface DurationFieldsProps {
  path: string;
  measure: Extract<Measure, { kind: "duration" }>;
  times: ListedSource["columns"];
  onChange: (measure: Measure) => void;
}

function DurationFields({ path, measure, times, onChange }: DurationFieldsProps) {
  return (
    <>
      <Select
        {...useField(`${path}.from`)}
        label="From"
        value={measure.from}
        options={withBlank(measure.from, times)}
        onChange={(event) => onChange({ ...measure, from: event.target.value })}
      />
      <Select
        {...useField(`${path}.to`)}
        label="To"
        value={measure.to}
        options={withBlank(measure.to, times)}
        onChange={(event) => onChange({ ...measure, to: event.target.value })}
      />
      <Select
        {...useField(`${path}.unit`)}
        label="In"
        value={measure.unit}
        options={[
          { value: "hours", label: "Hours" },
          { value: "days", label: "Days" },
        ]}
        onChange={(event) => onChange({ ...measure, unit: event.target.value === "days" ? "days" : "hours" })}
      />
    </>
  );
}

export const startMeasure = (source: ListedSource): Measure => ({
  kind: "column",
  column: source.columns.find((column) => isNumberType(column.type))?.name ?? "",
});
