"use client";

import { useField } from "@/components/forms/editor-errors";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { CalculationType } from "@/db/enums";
import type { BindingInput } from "@/lib/kpis/bindings/binding-input";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import type { Direction } from "@/lib/kpis/rule/types";
import { BindingSentence } from "./binding-sentence";
import { FormulaFields } from "./formula-fields";
import { KindChoice } from "./kind-choice";
import type { KpiChoice, KpiForm } from "./kpi-form";
import { ManualFields } from "./manual-fields";
import { QueryField } from "./query-field";
import { TargetFields } from "./target-fields";

interface MeasuredSectionProps {
  form: KpiForm;
  sources: readonly ListedSource[];
  kpis: readonly KpiChoice[];
  onChange: (part: Partial<KpiForm>) => void;
}

/** What is measured, which way is better, and how much is enough. */
export function MeasuredSection({ form, sources, kpis, onChange }: MeasuredSectionProps) {
  return (
    <Section id="measured" title="What is measured" first>
      <KindChoice
        kind={form.calculation_type}
        onChange={(kind) => onChange({ calculation_type: kind, unit: unitFor(kind, form, sources) })}
      />
      <CalculationFields {...{ form, sources, kpis, onChange }} />
      <div className="fields">
        <Select
          {...useField("direction")}
          label="Better"
          value={form.direction}
          options={DIRECTIONS}
          onChange={(event) => onChange({ direction: event.target.value as Direction })}
        />
        <TargetFields
          path="target"
          direction={form.direction}
          target={form.target}
          unit={form.unit}
          onChange={(target) => onChange({ target })}
        />
        <TextInput
          {...useField("unit")}
          label="Unit"
          value={form.unit}
          placeholder="%, h, tickets"
          onChange={(event) => onChange({ unit: event.target.value })}
        />
      </div>
    </Section>
  );
}

function CalculationFields({ form, sources, kpis, onChange }: MeasuredSectionProps) {
  switch (form.calculation_type) {
    case "binding":
      return (
        <BindingSentence
          binding={form.binding}
          sources={sources}
          onChange={(binding) => {
            const wasProposed = form.unit === proposedUnit(form.binding, sources);
            onChange(wasProposed ? { binding, unit: proposedUnit(binding, sources) } : { binding });
          }}
        />
      );
    case "formula":
      return (
        <FormulaFields
          formula={form.formula}
          sources={sources}
          kpis={kpis}
          onChange={(formula) => onChange({ formula })}
        />
      );
    case "sql":
      return (
        <QueryField path="data_source.query" query={form.query} onChange={(query) => onChange({ query })} />
      );
    case "manual":
      return (
        <ManualFields manual={form.manual} unit={form.unit} onChange={(manual) => onChange({ manual })} />
      );
  }
}

export const DIRECTIONS: { value: Direction; label: string }[] = [
  { value: "higher_is_better", label: "Higher is better" },
  { value: "lower_is_better", label: "Lower is better" },
  { value: "target_band", label: "Within a band" },
];

/** Another kind does not keep the unit that only went without saying for records. */
function unitFor(
  kind: CalculationType,
  { unit, binding }: KpiForm,
  sources: readonly ListedSource[],
): string {
  const proposed = proposedUnit(binding, sources);
  if (kind === "binding") return unit === "" ? proposed : unit;
  return unit === proposed ? "" : unit;
}

/** The unit that goes without saying; a unit someone typed is left alone. */
function proposedUnit({ aggregation, source_id }: BindingInput, sources: readonly ListedSource[]): string {
  if (aggregation.kind === "ratio") return aggregation.as_percent ? "%" : "";
  if ("measure" in aggregation) {
    if (aggregation.measure.kind !== "duration") return "";
    return aggregation.measure.unit === "hours" ? "h" : "days";
  }
  return sources.find(({ id }) => id === source_id)?.recordNounPlural ?? "";
}
