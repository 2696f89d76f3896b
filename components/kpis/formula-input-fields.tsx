"use client";

import { FieldsBelow, useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { FormulaInput, FormulaInputSource } from "@/lib/kpis/bindings/data-source";
import { BindingSentence } from "./binding-sentence";
import { blankInputSource, type KpiChoice } from "./kpi-form";
import { QueryField } from "./query-field";

interface FormulaInputFieldsProps {
  index: number;
  input: FormulaInput;
  sources: readonly ListedSource[];
  kpis: readonly KpiChoice[];
  onChange: (input: FormulaInput) => void;
  onRemove: () => void;
}

/** One figure that a formula names: what it is called and where it comes from. */
export function FormulaInputFields(props: FormulaInputFieldsProps) {
  const { index, input, sources, onChange, onRemove } = props;
  const path = `data_source.inputs.${index}`;
  const unitField = useField(`${path}.unit`);
  const chooseKind = (type: FormulaInputSource["type"]) =>
    onChange({ ...input, source: blankInputSource(type, sources[0]) });
  return (
    <fieldset className="formula-input">
      <legend className="sr">Input {input.variable}</legend>
      <div className="fields">
        <TextInput
          {...useField(`${path}.variable`)}
          label="Called"
          value={input.variable}
          onChange={(event) => onChange({ ...input, variable: event.target.value })}
        />
        <Select
          {...useField(`${path}.source`)}
          label="Comes from"
          value={input.source.type}
          options={KINDS}
          onChange={(event) => chooseKind(event.target.value as FormulaInputSource["type"])}
        />
        {input.source.type !== "kpi" && (
          <TextInput
            {...unitField}
            label="Unit"
            value={input.unit}
            placeholder="%, h, tickets"
            onChange={(event) => onChange({ ...input, unit: event.target.value })}
          />
        )}
      </div>
      <FieldsBelow path={`${path}.source`}>
        <SourceFields {...props} />
      </FieldsBelow>
      <Button size="s" variant="bare" onClick={onRemove}>
        Remove {input.variable}
      </Button>
    </fieldset>
  );
}

function SourceFields({ input, sources, kpis, onChange }: FormulaInputFieldsProps) {
  const { source } = input;
  const put = (changed: FormulaInputSource) => onChange({ ...input, source: changed });
  switch (source.type) {
    case "binding":
      return (
        <BindingSentence
          binding={source.binding}
          sources={sources}
          onChange={(binding) => put({ type: "binding", binding })}
        />
      );
    case "database":
      return (
        <QueryField
          path="query"
          query={source.query}
          onChange={(query) => put({ type: "database", query })}
        />
      );
    case "kpi":
      return (
        <KpiField kpiId={source.kpi_id} kpis={kpis} onChange={(kpi_id) => put({ type: "kpi", kpi_id })} />
      );
  }
}

interface KpiFieldProps {
  kpiId: number;
  kpis: readonly KpiChoice[];
  onChange: (kpiId: number) => void;
}

function KpiField({ kpiId, kpis, onChange }: KpiFieldProps) {
  return (
    <Select
      {...useField("kpi_id")}
      label="KPI"
      value={String(kpiId)}
      options={[
        ...(kpiId === 0 ? [{ value: "0", label: "Choose a KPI", disabled: true }] : []),
        ...kpis.map(({ id, name, unit }) => ({ value: String(id), label: unit ? `${name}, ${unit}` : name })),
      ]}
      onChange={(event) => onChange(Number(event.target.value))}
    />
  );
}

const KINDS: { value: FormulaInputSource["type"]; label: string }[] = [
  { value: "kpi", label: "Another KPI" },
  { value: "binding", label: "Records" },
  { value: "database", label: "A query" },
];
