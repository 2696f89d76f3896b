"use client";

import { useHasErrors } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { FormulaInput } from "@/lib/kpis/bindings/data-source";
import { FormulaInputFields } from "./formula-input-fields";
import { FormulaText } from "./formula-text";
import { blankInputSource, type FormulaForm, type KpiChoice } from "./kpi-form";

interface FormulaFieldsProps {
  formula: FormulaForm;
  sources: readonly ListedSource[];
  kpis: readonly KpiChoice[];
  onChange: (formula: FormulaForm) => void;
}

/** A formula and the figures it names. */
export function FormulaFields({ formula, sources, kpis, onChange }: FormulaFieldsProps) {
  const { inputs } = formula;
  const unitOf = ({ source, unit }: FormulaInput) =>
    source.type === "kpi" ? (kpis.find(({ id }) => id === source.kpi_id)?.unit ?? "") : unit;
  const put = (changed: FormulaInput[]) => onChange({ ...formula, inputs: changed });
  const add = () =>
    put([...inputs, { variable: freeName(inputs), unit: "", source: blankInputSource("kpi", sources[0]) }]);
  const open = useHasErrors("data_source.inputs");
  return (
    <>
      <FormulaText
        text={formula.formula}
        inputs={inputs.map((input) => ({ name: input.variable, unit: unitOf(input) }))}
        onChange={(text) => onChange({ ...formula, formula: text })}
      />
      {inputs.map((input, index) => (
        <FormulaInputFields
          // biome-ignore lint/suspicious/noArrayIndexKey: inputs are renamed while typing and never change places.
          key={index}
          index={index}
          input={input}
          sources={sources}
          kpis={kpis}
          onChange={(changed) => put(inputs.map((other, at) => (at === index ? changed : other)))}
          onRemove={() => put(inputs.filter((_, at) => at !== index))}
        />
      ))}
      <p className="mt3">
        <Button size="s" icon="plus" onClick={add}>
          Add an input
        </Button>
        {inputs.length === 0 && !open && (
          <span className="small soft"> A formula names its figures: add them here.</span>
        )}
      </p>
    </>
  );
}

function freeName(inputs: readonly FormulaInput[]): string {
  const taken = new Set(inputs.map(({ variable }) => variable));
  for (let count = 1; ; count += 1) if (!taken.has(`input_${count}`)) return `input_${count}`;
}
