"use client";

import { useField } from "@/components/forms/editor-errors";
import { TargetFields } from "@/components/kpis/target-fields";
import { NumberInput } from "@/components/ui/number-input";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AssignableKpi, AssignState } from "./assign-state";

interface AssignFieldsProps {
  state: AssignState;
  kpis: readonly AssignableKpi[];
  kras: SelectOption[];
  onChange: (part: Partial<AssignState>) => void;
}

/** Which KPI, with which target and weight, and when. */
export function AssignFields({ state, kpis, kras, onChange }: AssignFieldsProps) {
  const kpi = kpis.find(({ id }) => String(id) === state.kpiId);
  return (
    <>
      <Select
        {...useField("kpi_definition_id")}
        label="KPI"
        hint={kpi && `Its own target: ${kpi.targetWords}`}
        value={state.kpiId}
        options={[
          { value: "", label: "Choose one" },
          ...kpis.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(event) => onChange({ kpiId: event.target.value, target: {} })}
      />
      <div className="fields assign-fields">
        <TargetFields
          path="target"
          direction={kpi?.direction ?? "higher_is_better"}
          target={state.target}
          unit={kpi?.unit ?? ""}
          label="Own target"
          onChange={(target) => onChange({ target })}
        />
        <NumberInput
          {...useField("weight")}
          label="Own weight"
          unit="%"
          value={state.weight}
          onChange={(event) => onChange({ weight: event.target.value.replace(",", ".") })}
        />
        <TextInput
          {...useField("start_date")}
          label="First day"
          type="date"
          value={state.start}
          onChange={(event) => onChange({ start: event.target.value })}
        />
        <TextInput
          {...useField("end_date")}
          label="Last day, if it ends"
          type="date"
          value={state.end}
          onChange={(event) => onChange({ end: event.target.value })}
        />
      </div>
      <p className="hint">
        Left blank, target and weight are the template’s. A KPI that the template does not hold needs a
        weight.
      </p>
      <Select
        {...useField("kra_id")}
        label="Counts in, where the template does not hold it"
        value={state.kraId}
        options={[{ value: "", label: "Individual goals" }, ...kras]}
        onChange={(event) => onChange({ kraId: event.target.value })}
      />
      <TextInput
        {...useField("reason")}
        label="Reason, for the record"
        value={state.reason}
        onChange={(event) => onChange({ reason: event.target.value })}
      />
    </>
  );
}
