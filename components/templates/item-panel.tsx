"use client";

import Link from "next/link";
import { useState } from "react";
import { CurveEditor } from "@/components/curves/curve-editor";
import { curveInForce } from "@/components/curves/curve-in-force";
import { useField } from "@/components/forms/editor-errors";
import { dotsOf, ItemImpact } from "@/components/impact/item-impact";
import { formOf, sentOf } from "@/components/kpis/kpi-form";
import { DIRECTIONS } from "@/components/kpis/measured-section";
import { TargetFields } from "@/components/kpis/target-fields";
import { TestRunPanel } from "@/components/kpis/test-run-panel";
import { peopleOnCurve, useTestRun } from "@/components/kpis/use-test-run";
import { Button } from "@/components/ui/button";
import { NumberInput } from "@/components/ui/number-input";
import { Section } from "@/components/ui/section-head";
import { Select } from "@/components/ui/select";
import type { ListedSource } from "@/lib/kpis/bindings/binding-sources";
import { calculationInWords } from "@/lib/kpis/calculation-words";
import type { Kpi } from "@/lib/kpis/definitions/types";
import type { Kra } from "@/lib/kpis/kras/queries";
import { toTarget } from "@/lib/kpis/rule/input";
import type { VersionContent } from "@/lib/kpis/templates/input";
import type { TemplateVersion } from "@/lib/kpis/templates/types";
import type { PreviewedPeriod } from "@/lib/scoring/preview/input";
import type { PeriodChoice } from "@/lib/scoring/test-run/test-run-periods";
import { ItemGuardrails } from "./item-guardrails";
import type { Item } from "./template-form";

interface ItemPanelProps {
  /** Place of the item in the version. */
  index: number;
  content: VersionContent;
  readOnly: boolean;
  kpis: readonly Kpi[];
  kras: readonly Kra[];
  sources: readonly ListedSource[];
  periods: readonly PeriodChoice[];
  version: number;
  /** The version it is compared with while it is edited. */
  inForce: TemplateVersion | null;
  /** The draft on a finished period. Null: there is none, or this KPI was not measured then. */
  impact: PreviewedPeriod | null;
  /** An impact is on its way. */
  awaitsImpact: boolean;
  /** What is shown of it is of an earlier state. */
  isStale: boolean;
  onChange: (part: Partial<VersionContent>) => void;
}

/** How this template scores one KPI: its target, curve, missing data and guardrails, tried on a period. */
export function ItemPanel(props: ItemPanelProps) {
  const { index, content, readOnly, kpis, kras, sources, periods, onChange } = props;
  const [periodValue, setPeriod] = useState(periods[0]?.value ?? "");
  const [personId, setPerson] = useState<number>();
  const item = content.items[index];
  const kpi = kpis.find(({ id }) => id === item?.kpi_id);
  const period = periods.find(({ value }) => value === periodValue);
  const target = item?.target_override ?? kpi?.target;
  const method = item?.scoring_method_override ?? kpi?.scoring_method;
  const testRun = useTestRun(
    kpi && period && target && method && !props.impact && !props.awaitsImpact
      ? {
          kpi_id: kpi.id,
          definition: { ...sentOf(formOf(kpi)), target, scoring_method: method },
          period: { start: period.start, end: period.end },
          maximum_score: content.maximum_score,
          sample_employee_id: personId,
        }
      : null,
  );
  if (!item || !kpi || !target || !method) return null;
  const put = (change: Partial<Item>) =>
    onChange({ items: content.items.map((other, at) => (at === index ? { ...other, ...change } : other)) });
  const takeOut = () =>
    onChange({
      items: content.items.filter((_, at) => at !== index),
      guardrails: content.guardrails.filter(
        (rail) => rail.primary_kpi_id !== kpi.id && rail.guardrail_kpi_id !== kpi.id,
      ),
    });
  const kra = kras.find(({ id }) => id === item.kra_id)?.name;
  const { impact, inForce } = props;
  const measured = impact?.kpi;
  return (
    <>
      <fieldset className="bare" disabled={readOnly}>
        <legend className="sr">{kpi.name}</legend>
        <Section
          id="item"
          title={kpi.name}
          note={`${kra}, ${item.weight} %`}
          action={
            <Button size="s" variant="bare" onClick={takeOut}>
              Take out
            </Button>
          }
          first
        >
          <p className="binding">
            {calculationInWords(kpi, sources)}{" "}
            <Link className="small" href={`/admin/kpis/${kpi.id}`}>
              Change the KPI
            </Link>
          </p>
          <div className="fields">
            <ReadOnlyDirection kpi={kpi} />
            <TargetFields
              path={`items.${index}.target_override`}
              direction={kpi.direction}
              target={target}
              unit={kpi.unit}
              label={item.target_override ? "Target here" : "Target, the KPI’s own"}
              onChange={(changed) =>
                put({ target_override: sameTarget(changed, kpi.target) ? null : changed })
              }
            />
            <MissingField index={index} item={item} onChange={put} />
            <MinRecordsField index={index} item={item} onChange={put} />
            <div className="field-wide">
              <ProRatingField index={index} item={item} onChange={put} />
            </div>
          </div>
        </Section>
        <CurveEditor
          path={`items.${index}.scoring_method_override`}
          method={method}
          maximumScore={content.maximum_score}
          direction={kpi.direction}
          target={toTarget(target, kpi.direction)}
          unit={kpi.unit}
          people={measured ? dotsOf(measured) : peopleOnCurve(testRun.result)}
          dotWords={impact ? `a person in ${impact.name}` : undefined}
          ghost={inForce && curveInForce(inForce, content, kpi)}
          readOnly={readOnly}
          note={item.scoring_method_override ? "Of this template" : "The KPI’s own"}
          onChange={(changed) => put({ scoring_method_override: changed })}
        />
        {item.scoring_method_override && (
          <Button size="s" variant="bare" onClick={() => put({ scoring_method_override: null })}>
            Use the KPI’s own curve
          </Button>
        )}
        <ItemGuardrails
          kpi={kpi}
          content={content}
          kpis={kpis}
          onChange={(guardrails) => onChange({ guardrails })}
        />
      </fieldset>
      {impact && measured ? (
        <ItemImpact
          period={impact}
          kpi={measured}
          version={props.version}
          records={nounOf(kpi, sources)}
          isStale={props.isStale}
        />
      ) : (
        <TestRunPanel
          state={testRun}
          periods={periods}
          period={period}
          unit={kpi.unit}
          recordNounPlural={nounOf(kpi, sources)}
          onPeriod={setPeriod}
          onPerson={setPerson}
        />
      )}
    </>
  );
}

const nounOf = (kpi: Kpi, sources: readonly ListedSource[]) =>
  kpi.calculation_type === "binding"
    ? (sources.find(({ id }) => id === kpi.binding.source_id)?.recordNounPlural ?? "records")
    : "";

function ReadOnlyDirection({ kpi }: { kpi: Kpi }) {
  return (
    <div className="field">
      <span className="label">Better</span>
      <p className="static">{DIRECTIONS.find(({ value }) => value === kpi.direction)?.label}</p>
    </div>
  );
}

interface ItemFieldProps {
  index: number;
  item: Item;
  onChange: (change: Partial<Item>) => void;
}

function MissingField({ index, item, onChange }: ItemFieldProps) {
  return (
    <Select
      {...useField(`items.${index}.missing_policy`)}
      label="When data is missing"
      value={item.missing_policy}
      options={[
        { value: "exclude", label: "Leave it out" },
        { value: "hold", label: "Keep the last score" },
        { value: "zero", label: "Score it 0" },
      ]}
      onChange={(event) => onChange({ missing_policy: event.target.value as Item["missing_policy"] })}
    />
  );
}

function ProRatingField({ index, item, onChange }: ItemFieldProps) {
  return (
    <Select
      {...useField(`items.${index}.pro_rating`)}
      label="When only part of a period counts"
      hint="For people who join, leave or move within it"
      value={item.pro_rating}
      options={[
        { value: "additive", label: "Counts and sums: target follows the days" },
        { value: "always", label: "Target always follows the days" },
        { value: "never", label: "Whole target, whatever the days" },
      ]}
      onChange={(event) => onChange({ pro_rating: event.target.value as Item["pro_rating"] })}
    />
  );
}

function MinRecordsField({ index, item, onChange }: ItemFieldProps) {
  return (
    <NumberInput
      {...useField(`items.${index}.min_records`)}
      label="Fewest records to score"
      decimal={false}
      value={String(item.min_records)}
      onChange={(event) => onChange({ min_records: Number(event.target.value.replace(/\D/g, "")) })}
    />
  );
}

const sameTarget = (a: object, b: object) => JSON.stringify(a) === JSON.stringify(b);
