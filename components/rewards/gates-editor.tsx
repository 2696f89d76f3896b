"use client";

import { useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/checkbox";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { BonusRules, KpiGate } from "@/lib/rewards/types";

export interface KpiChoice {
  id: number;
  name: string;
}

interface GatesEditorProps {
  gates: BonusRules["gates"];
  kpis: readonly KpiChoice[];
  onChange: (gates: BonusRules["gates"]) => void;
}

/** What pays nothing, whatever the score. */
export function GatesEditor({ gates, kpis, onChange }: GatesEditorProps) {
  const put = (index: number, gate: KpiGate | null) =>
    onChange({ ...gates, kpis: gates.kpis.flatMap((old, at) => (at === index ? (gate ?? []) : old)) });
  const free = kpis.find(({ id }) => !gates.kpis.some(({ kpi_id }) => kpi_id === id));
  return (
    <Section id="gates" title="Gates" note="Any of them gives a factor of 0, and the reason says which">
      {gates.kpis.map((gate, index) => (
        <GateRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a gate has no other name than its place.
          key={index}
          path={`gates.kpis.${index}`}
          gate={gate}
          kpis={kpis}
          onChange={(changed) => put(index, changed)}
        />
      ))}
      {free && (
        <div className="adders">
          <Button
            size="s"
            icon="plus"
            onClick={() =>
              onChange({
                ...gates,
                kpis: [...gates.kpis, { kpi_id: free.id, minimum_score: "70", when_not_scored: "pass" }],
              })
            }
          >
            KPI gate
          </Button>
        </div>
      )}
      <div className="fields settings-fields mt4">
        <NumberInput
          {...useField("gates.minimum_coverage")}
          label="Fewest weight scored"
          unit="%"
          hint="Empty: the template’s own"
          value={gates.minimum_coverage ?? ""}
          onChange={(event) =>
            onChange({ ...gates, minimum_coverage: event.target.value.replace(",", ".") || null })
          }
        />
      </div>
      <Checkbox
        name="gates.disciplinary"
        label="A disciplinary flag in the period pays nothing"
        checked={gates.disciplinary}
        onChange={(event) => onChange({ ...gates, disciplinary: event.target.checked })}
      />
    </Section>
  );
}

interface GateRowProps {
  path: string;
  gate: KpiGate;
  kpis: readonly KpiChoice[];
  onChange: (gate: KpiGate | null) => void;
}

function GateRow({ path, gate, kpis, onChange }: GateRowProps) {
  return (
    <div className="gate-row">
      <Select
        {...useField(`${path}.kpi_id`)}
        label="Nothing when"
        value={String(gate.kpi_id)}
        options={kpis.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(event) => onChange({ ...gate, kpi_id: Number(event.target.value) })}
      />
      <NumberInput
        {...useField(`${path}.minimum_score`)}
        label="scores under"
        value={gate.minimum_score}
        onChange={(event) => onChange({ ...gate, minimum_score: event.target.value.replace(",", ".") })}
      />
      <Select
        {...useField(`${path}.when_not_scored`)}
        label="Not scored"
        value={gate.when_not_scored}
        options={[
          { value: "pass", label: "Passes" },
          { value: "nothing", label: "Pays nothing" },
        ]}
        onChange={(event) =>
          onChange({ ...gate, when_not_scored: event.target.value === "nothing" ? "nothing" : "pass" })
        }
      />
      <Button size="s" variant="bare" icon="x" iconOnly onClick={() => onChange(null)}>
        Remove this gate
      </Button>
    </div>
  );
}
