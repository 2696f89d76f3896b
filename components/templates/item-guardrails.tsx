"use client";

import { useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { Kpi } from "@/lib/kpis/definitions/types";
import type { VersionContent } from "@/lib/kpis/templates/input";

type Guardrail = VersionContent["guardrails"][number];

interface ItemGuardrailsProps {
  kpi: Kpi;
  content: VersionContent;
  kpis: readonly Kpi[];
  onChange: (guardrails: Guardrail[]) => void;
}

/** KPIs that limit this one: speed counts only while quality holds. */
export function ItemGuardrails({ kpi, content, kpis, onChange }: ItemGuardrailsProps) {
  const { guardrails, items } = content;
  const others = kpis.filter(({ id }) => id !== kpi.id && items.some((item) => item.kpi_id === id));
  const free = others.filter(
    ({ id }) => !guardrails.some((rail) => rail.primary_kpi_id === kpi.id && rail.guardrail_kpi_id === id),
  );
  const add = () =>
    onChange([
      ...guardrails,
      { primary_kpi_id: kpi.id, guardrail_kpi_id: free[0]?.id ?? 0, threshold: "80", cap_score: "100" },
    ]);
  const own = guardrails
    .map((rail, at) => ({ rail, at }))
    .filter(({ rail }) => rail.primary_kpi_id === kpi.id);
  return (
    <Section
      id="guardrails"
      title="Guardrails"
      note={own.length === 0 ? "Nothing limits its score" : undefined}
      action={
        <Button
          size="s"
          icon="plus"
          unavailable={free.length === 0 ? "No other KPI is left" : undefined}
          onClick={add}
        >
          Guardrail
        </Button>
      }
    >
      {own.map(({ rail, at }) => (
        <GuardrailRow
          key={`${rail.guardrail_kpi_id} ${at}`}
          index={at}
          rail={rail}
          choices={others}
          onChange={(changed) =>
            onChange(guardrails.flatMap((old, place) => (place === at ? (changed ?? []) : old)))
          }
        />
      ))}
    </Section>
  );
}

interface GuardrailRowProps {
  index: number;
  rail: Guardrail;
  choices: readonly Kpi[];
  onChange: (rail: Guardrail | null) => void;
}

function GuardrailRow({ index, rail, choices, onChange }: GuardrailRowProps) {
  const whole = useField(`guardrails.${index}`);
  const other = useField(`guardrails.${index}.guardrail_kpi_id`);
  return (
    <div className="guardrail">
      <Select
        {...other}
        error={other.error ?? whole.error}
        label="While this KPI"
        value={String(rail.guardrail_kpi_id)}
        options={choices.map(({ id, name }) => ({ value: String(id), label: name }))}
        onChange={(event) => onChange({ ...rail, guardrail_kpi_id: Number(event.target.value) })}
      />
      <NumberInput
        {...useField(`guardrails.${index}.threshold`)}
        label="Scores under"
        value={rail.threshold}
        onChange={(event) => onChange({ ...rail, threshold: event.target.value.replace(",", ".") })}
      />
      <NumberInput
        {...useField(`guardrails.${index}.cap_score`)}
        label="It scores at most"
        value={rail.cap_score}
        onChange={(event) => onChange({ ...rail, cap_score: event.target.value.replace(",", ".") })}
      />
      <Button size="s" variant="bare" icon="x" iconOnly onClick={() => onChange(null)}>
        Remove this guardrail
      </Button>
    </div>
  );
}
