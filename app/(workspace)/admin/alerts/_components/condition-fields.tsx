"use client";

import { Checkbox } from "@/components/ui/checkbox";
import { NumberInput } from "@/components/ui/number-input";
import { Select } from "@/components/ui/select";
import type { Condition, RuleForm } from "./rule-form";

const CONDITIONS: { value: Condition; label: string }[] = [
  { value: "threshold", label: "Past a limit" },
  { value: "misses", label: "Past a limit several periods in a row" },
  { value: "drop", label: "Fallen since earlier periods" },
  { value: "anomaly", label: "Unusual for the person" },
  { value: "missing_entries", label: "Values not entered" },
];
const BELOW_ABOVE = [
  { value: "below", label: "Below" },
  { value: "above", label: "Above" },
];

interface ConditionFieldsProps {
  form: RuleForm;
  change: (changed: Partial<RuleForm>) => void;
  /** By field in dotted form. */
  errors: Record<string, string>;
  kpis: { value: string; label: string }[];
}

/** What the rule looks for; each kind of condition has its own numbers. */
export function ConditionFields({ form, change, errors, kpis }: ConditionFieldsProps) {
  const { condition } = form;
  const isFigures = condition !== "missing_entries";
  const hasLimit = condition === "threshold" || condition === "misses";
  const number = (key: "value" | "margin" | "periods" | "points" | "days" | "limit" | "history") => ({
    name: key,
    value: form[key],
    error: errors[`settings.${key}`],
    onChange: (event: { target: { value: string } }) => change({ [key]: event.target.value }),
  });
  return (
    <>
      <Select
        name="condition"
        label="Looks for"
        options={CONDITIONS}
        value={condition}
        onChange={(event) => change({ condition: event.target.value as Condition })}
      />
      <div className="two">
        <Select
          name="kpi_id"
          label="Of"
          options={[{ value: "", label: isFigures ? "The total score" : "Any KPI" }, ...kpis]}
          value={form.kpiId}
          error={errors.kpi_id}
          onChange={(event) => change({ kpiId: event.target.value })}
        />
        {isFigures && form.kpiId && (
          <Select
            name="figure"
            label="Figure"
            options={[
              { value: "score", label: "Score" },
              { value: "actual", label: "Actual value" },
            ]}
            value={form.figure}
            onChange={(event) => change({ figure: event.target.value })}
          />
        )}
      </div>
      <div className="two">
        {(hasLimit || condition === "anomaly") && (
          <Select
            name="side"
            label="Side"
            options={hasLimit ? BELOW_ABOVE : [{ value: "both", label: "Either side" }, ...BELOW_ABOVE]}
            value={hasLimit && form.side === "both" ? "below" : form.side}
            onChange={(event) => change({ side: event.target.value })}
          />
        )}
        {hasLimit && <NumberInput {...number("value")} label="Limit" />}
        {condition === "misses" && <NumberInput {...number("periods")} label="Periods in a row" />}
        {condition === "drop" && <NumberInput {...number("points")} label="By at least" />}
        {condition === "drop" && (
          <NumberInput
            {...number("periods")}
            label="Periods before"
            hint="Compared with the mean of this many periods"
          />
        )}
        {condition === "anomaly" && (
          <NumberInput
            {...number("limit")}
            label="Modified z-score"
            hint="A figure further out than this is unusual; 3.5 is common"
          />
        )}
        {condition === "anomaly" && (
          <NumberInput
            {...number("history")}
            label="Periods before"
            hint="At least 6 of them need a figure"
          />
        )}
        {condition === "missing_entries" && (
          <NumberInput {...number("days")} label="Days after they were due" />
        )}
        {isFigures && (
          <NumberInput
            {...number("margin")}
            label="Margin"
            hint="The alert ends once the figure is better than the limit by this much"
          />
        )}
      </div>
      {isFigures && (
        <Checkbox
          name="running"
          label="Also check the running period"
          hint="Its figures are not complete yet"
          checked={form.running}
          onChange={(event) => change({ running: event.target.checked })}
        />
      )}
    </>
  );
}
