"use client";

import { useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { Select } from "@/components/ui/select";

export interface Choice {
  id: number;
  name: string;
}

/** A null side means any. */
export interface Mapping {
  job_role_id: number | null;
  org_unit_id: number | null;
}

interface MappingRowsProps {
  mappings: readonly Mapping[];
  jobRoles: readonly Choice[];
  units: readonly Choice[];
  onChange: (mappings: Mapping[]) => void;
}

/** Whom something is for: a row a job role, a unit, or both. */
export function MappingRows({ mappings, jobRoles, units, onChange }: MappingRowsProps) {
  if (mappings.length === 0) return <p className="small mute mt3">Nobody yet.</p>;
  const put = (index: number, mapping: Mapping | null) =>
    onChange(mappings.flatMap((old, at) => (at === index ? (mapping ?? []) : old)));
  return mappings.map((mapping, index) => (
    <MappingRow
      // biome-ignore lint/suspicious/noArrayIndexKey: a row has no other name than its place.
      key={index}
      index={index}
      mapping={mapping}
      jobRoles={jobRoles}
      units={units}
      onChange={(changed) => put(index, changed)}
    />
  ));
}

interface MappingRowProps {
  index: number;
  mapping: Mapping;
  jobRoles: readonly Choice[];
  units: readonly Choice[];
  onChange: (mapping: Mapping | null) => void;
}

function MappingRow({ index, mapping, jobRoles, units, onChange }: MappingRowProps) {
  const whole = useField(`mappings.${index}`);
  const role = useField(`mappings.${index}.job_role_id`);
  const chosen = (value: string) => (value === "" ? null : Number(value));
  return (
    <div className="mapping">
      <Select
        {...role}
        error={role.error ?? whole.error}
        label="Job role"
        value={String(mapping.job_role_id ?? "")}
        options={withAny("Any job role", jobRoles)}
        onChange={(event) => onChange({ ...mapping, job_role_id: chosen(event.target.value) })}
      />
      <Select
        {...useField(`mappings.${index}.org_unit_id`)}
        label="In unit, with all below"
        value={String(mapping.org_unit_id ?? "")}
        options={withAny("Any unit", units)}
        onChange={(event) => onChange({ ...mapping, org_unit_id: chosen(event.target.value) })}
      />
      <Button size="s" variant="bare" icon="x" iconOnly onClick={() => onChange(null)}>
        Remove
      </Button>
    </div>
  );
}

const withAny = (label: string, choices: readonly Choice[]) => [
  { value: "", label },
  ...choices.map(({ id, name }) => ({ value: String(id), label: name })),
];
