"use client";

import { useField } from "@/components/forms/editor-errors";
import { Select } from "@/components/ui/select";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { isTimeType } from "@/lib/kpis/bindings/operators";
import type { BindingPart } from "@/lib/kpis/bindings/sentence";
import type { Ownership } from "@/lib/sources/types";
import { AggregationFields } from "./aggregation-fields";
import { withBlank } from "./column-options";
import { ConditionsEditor } from "./conditions-editor";
import { blankBinding } from "./kpi-form";
import { RatioSideFields } from "./ratio-side-fields";

interface BindingPanelProps {
  parts: readonly BindingPart[];
  binding: BindingInput;
  source: ListedSource | null;
  sources: readonly ListedSource[];
  onChange: (binding: BindingInput) => void;
}

/** The controls behind parts of the sentence. */
export function BindingPanel({ parts, binding, source, sources, onChange }: BindingPanelProps) {
  const shows = (part: BindingPart) => parts.includes(part);
  const { aggregation } = binding;
  if (!source || shows("source")) {
    const choose = (id: number) => onChange(blankBinding(sources.find((candidate) => candidate.id === id)));
    if (!source) return <SourceField sources={sources} value={binding.source_id} onChoose={choose} />;
    return (
      <>
        <SourceField sources={sources} value={binding.source_id} onChoose={choose} />
        {parts.length > 1 && (
          <BindingPanel
            {...{ binding, source, sources, onChange }}
            parts={parts.filter((part) => part !== "source")}
          />
        )}
      </>
    );
  }
  return (
    <>
      {shows("aggregation") && <AggregationFields binding={binding} source={source} onChange={onChange} />}
      {aggregation.kind === "ratio" &&
        (["numerator", "denominator"] as const).map(
          (name) =>
            shows(name) && (
              <RatioSideFields
                key={name}
                name={name}
                side={aggregation[name]}
                source={source}
                onChange={(side) => onChange({ ...binding, aggregation: { ...aggregation, [name]: side } })}
              />
            ),
        )}
      {shows("filter") && (
        <ConditionsEditor
          title={`Which ${source.recordNounPlural}`}
          path="binding.filter"
          filter={binding.filter}
          source={source}
          onChange={(filter) => onChange({ ...binding, filter })}
        />
      )}
      {shows("owner") && <OwnerField binding={binding} source={source} onChange={onChange} />}
      {shows("time") && <TimeField binding={binding} source={source} onChange={onChange} />}
    </>
  );
}

interface SourceFieldProps {
  sources: readonly ListedSource[];
  value: number;
  onChoose: (sourceId: number) => void;
}

function SourceField({ sources, value, onChoose }: SourceFieldProps) {
  return (
    <Select
      {...useField("binding.source_id")}
      label="Source"
      hint="Choosing another source starts the sentence again."
      value={String(value)}
      options={[
        ...(value === 0 ? [{ value: "0", label: "Choose a source", disabled: true }] : []),
        ...sources.map((source) => ({ value: String(source.id), label: source.name })),
      ]}
      onChange={(event) => onChoose(Number(event.target.value))}
    />
  );
}

interface PartProps {
  binding: BindingInput;
  source: ListedSource;
  onChange: (binding: BindingInput) => void;
}

/** Each column goes by its own name; what it does with a record is said where that is not one person. */
const OWNER_WORDS: Record<Ownership, (label: string) => string> = {
  person: (label) => label,
  contributors: (label) => `${label}: each with their share`,
  team: (label) => `${label}: its members on that day`,
};

function OwnerField({ binding, source, onChange }: PartProps) {
  const owners = source.columns.flatMap((column) =>
    column.ownership ? [{ name: column.name, label: OWNER_WORDS[column.ownership](column.label) }] : [],
  );
  return (
    <Select
      {...useField("binding.ownership_rule")}
      label="Credited to"
      value={binding.ownership_rule}
      options={withBlank(binding.ownership_rule, owners)}
      onChange={(event) => onChange({ ...binding, ownership_rule: event.target.value })}
    />
  );
}

function TimeField({ binding, source, onChange }: PartProps) {
  const times = source.columns.filter((column) => isTimeType(column.type));
  return (
    <Select
      {...useField("binding.time_column")}
      label="Falls into a period by"
      value={binding.time_column}
      options={withBlank(binding.time_column, times)}
      onChange={(event) => onChange({ ...binding, time_column: event.target.value })}
    />
  );
}
