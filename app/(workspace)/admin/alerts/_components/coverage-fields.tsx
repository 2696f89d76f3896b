"use client";

import { Select } from "@/components/ui/select";
import type { RuleForm } from "./rule-form";
import { usePeople } from "./use-people";

interface CoverageFieldsProps {
  form: RuleForm;
  change: (changed: Partial<RuleForm>) => void;
  templates: { value: string; label: string }[];
  units: { value: string; label: string }[];
  seesPeople: boolean;
  /** Of a rule about one person, as it was saved. */
  personName: string | null;
  error: string | undefined;
}

const COVERAGES = [
  { value: "everyone", label: "Everyone" },
  { value: "unit", label: "A unit" },
  { value: "template", label: "A template" },
];

/** Whom the rule covers. */
export function CoverageFields(props: CoverageFieldsProps) {
  const { form, change, templates, units, seesPeople, personName, error } = props;
  const people = usePeople(seesPeople && form.coverage === "person");
  const saved = personName ? [{ value: form.coverageId, label: personName }] : [];
  const choices = { unit: units, template: templates, person: people ?? saved }[form.coverage] ?? null;
  const withPerson = seesPeople || personName !== null;
  return (
    <div className="two">
      <Select
        name="coverage"
        label="Covers"
        options={withPerson ? [...COVERAGES, { value: "person", label: "A person" }] : COVERAGES}
        value={form.coverage}
        onChange={(event) => change({ coverage: event.target.value, coverageId: "" })}
      />
      {choices && (
        <Select
          name="coverage_id"
          label="Which"
          options={[{ value: "", label: "Choose" }, ...choices]}
          value={form.coverageId}
          error={error}
          onChange={(event) => change({ coverageId: event.target.value })}
        />
      )}
    </div>
  );
}
