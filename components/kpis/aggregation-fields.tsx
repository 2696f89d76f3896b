"use client";

import { useField } from "@/components/forms/editor-errors";
import { Checkbox } from "@/components/ui/checkbox";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { AggregationKind, Measure } from "@/lib/kpis/types";
import { withBlank } from "./column-options";
import { MeasureFields, startMeasure } from "./measure-fields";

type AggregationInput = BindingInput["aggregation"];

const KINDS: { value: AggregationKind; label: string }[] = [
  { value: "count", label: "Count" },
  { value: "ratio", label: "Percentage or ratio" },
  { value: "sum", label: "Sum" },
  { value: "avg", label: "Mean" },
  { value: "median", label: "Median" },
  { value: "percentile", label: "Percentile" },
  { value: "min", label: "Lowest" },
  { value: "max", label: "Highest" },
  { value: "distinct", label: "Number of different values" },
];

interface AggregationFieldsProps {
  binding: BindingInput;
  source: ListedSource;
  onChange: (binding: BindingInput) => void;
}

export function AggregationFields({ binding, source, onChange }: AggregationFieldsProps) {
  const { aggregation } = binding;
  const set = (next: AggregationInput) =>
    onChange({
      ...binding,
      aggregation: next,
      empty_means: canBeZero(next) ? binding.empty_means : "missing",
    });
  return (
    <div className="panel-fields">
      <Select
        {...useField("binding.aggregation.kind")}
        label="What is taken"
        value={aggregation.kind}
        options={KINDS}
        onChange={(event) =>
          set(startAggregation(event.target.value as AggregationKind, aggregation, source))
        }
      />
      {"measure" in aggregation && (
        <MeasureFields
          path="binding.aggregation.measure"
          measure={aggregation.measure}
          source={source}
          onChange={(measure) => set({ ...aggregation, measure })}
        />
      )}
      {aggregation.kind === "percentile" && (
        <PercentileField p={aggregation.p} onChange={(p) => set({ ...aggregation, p })} />
      )}
      {aggregation.kind === "distinct" && (
        <DistinctField
          column={aggregation.column}
          source={source}
          onChange={(column) => set({ ...aggregation, column })}
        />
      )}
      {aggregation.kind === "ratio" && (
        <Checkbox
          name="as_percent"
          label="As a percentage"
          checked={aggregation.as_percent}
          onChange={(event) => set({ ...aggregation, as_percent: event.target.checked })}
        />
      )}
      {canBeZero(aggregation) && (
        <EmptyField binding={binding} records={source.recordNounPlural} onChange={onChange} />
      )}
    </div>
  );
}

function PercentileField({ p, onChange }: { p: string; onChange: (p: string) => void }) {
  return (
    <NumberInput
      {...useField("binding.aggregation.p")}
      label="Share of the values below it"
      hint="From 0 to 1: 0.9 is the 90th percentile."
      value={p}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface DistinctFieldProps {
  column: string;
  source: ListedSource;
  onChange: (column: string) => void;
}

function DistinctField({ column, source, onChange }: DistinctFieldProps) {
  return (
    <Select
      {...useField("binding.aggregation.column")}
      label="Different values of"
      value={column}
      options={withBlank(column, source.columns)}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

interface EmptyFieldProps {
  binding: BindingInput;
  records: string;
  onChange: (binding: BindingInput) => void;
}

function EmptyField({ binding, records, onChange }: EmptyFieldProps) {
  return (
    <Select
      {...useField("binding.empty_means")}
      label={`Without any ${records} in the period`}
      value={binding.empty_means}
      options={[
        { value: "missing", label: "There is no figure" },
        { value: "zero", label: "The figure is 0" },
      ]}
      onChange={(event) =>
        onChange({ ...binding, empty_means: event.target.value === "zero" ? "zero" : "missing" })
      }
    />
  );
}

const canBeZero = ({ kind }: AggregationInput) => kind === "count" || kind === "sum" || kind === "distinct";

/** Another aggregation, keeping the measure that was chosen. */
function startAggregation(
  kind: AggregationKind,
  before: AggregationInput,
  source: ListedSource,
): AggregationInput {
  const measure: Measure = "measure" in before ? before.measure : startMeasure(source);
  const every = { filter: { match: "all" as const, conditions: [] }, add: { kind: "count" as const } };
  switch (kind) {
    case "count":
      return { kind };
    case "distinct":
      return { kind, column: source.columns[0]?.name ?? "" };
    case "percentile":
      return { kind, measure, p: "0.9" };
    case "ratio":
      return { kind, numerator: every, denominator: every, as_percent: true };
    default:
      return { kind, measure };
  }
}
