"use client";

import Form from "next/form";
import { useRouter } from "next/navigation";
import { type Choice, withNone } from "@/components/people/choices";
import { Select } from "@/components/ui/select";
import { withParams } from "@/components/ui/url";

interface PeopleFiltersProps {
  address: Record<string, string | undefined>;
  units: Choice[];
  jobRoles: Choice[];
}

const STATUSES = [
  { value: "", label: "Employed" },
  { value: "left", label: "Left" },
  { value: "all", label: "Employed and left" },
];

/** Search, unit, role and state, all of it in the address. */
export function PeopleFilters({ address, units, jobRoles }: PeopleFiltersProps) {
  const router = useRouter();
  const { q, page: _, ...kept } = address;
  const choose = (name: string, label: string, options: Choice[]) => (
    <Select
      name={name}
      label={label}
      hideLabel
      options={options}
      value={address[name] ?? ""}
      onChange={(event) =>
        router.push(withParams("/admin/people", address, { [name]: event.target.value, page: null }), {
          scroll: false,
        })
      }
    />
  );
  return (
    <div className="filters roomy people-filters">
      <Form action="/admin/people" scroll={false} role="search">
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        <label className="sr" htmlFor="q">
          Find a person
        </label>
        <input
          className="input"
          id="q"
          name="q"
          type="search"
          placeholder="Name, number, e-mail or alias"
          defaultValue={q}
          key={q}
        />
      </Form>
      {choose("unit", "Unit", withNone("Every unit", units))}
      {choose("role", "Job role", withNone("Every job role", jobRoles))}
      {choose("status", "State", STATUSES)}
    </div>
  );
}
