"use client";

import { useRouter } from "next/navigation";
import { type Choice, withNone } from "@/components/people/choices";
import { FindPerson } from "@/components/people/find-person";
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
      <FindPerson path="/admin/people" address={address} placeholder="Name, number, e-mail or alias" />
      {choose("unit", "Unit", withNone("Every unit", units))}
      {choose("role", "Job role", withNone("Every job role", jobRoles))}
      {choose("status", "State", STATUSES)}
    </div>
  );
}
