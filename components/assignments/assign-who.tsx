"use client";

import { useEffect, useId, useState } from "react";
import { useField } from "@/components/forms/editor-errors";
import { Button } from "@/components/ui/button";
import { SegmentRadios } from "@/components/ui/segment";
import { Select, type SelectOption } from "@/components/ui/select";
import { TextInput } from "@/components/ui/text-input";
import type { AssignState, ChosenPerson } from "./assign-state";

interface AssignWhoProps {
  state: AssignState;
  units: SelectOption[];
  roles: SelectOption[];
  onChange: (part: Partial<AssignState>) => void;
}

/** A unit with all below it, a job role, or people one by one. */
export function AssignWho({ state, units, roles, onChange }: AssignWhoProps) {
  const [unitField, roleField] = [useField("org_unit_id"), useField("job_role_id")];
  return (
    <div className="assign-who">
      <SegmentRadios
        label="Chosen by"
        name="by"
        options={[
          { value: "group", label: "Unit or job role" },
          { value: "people", label: "Person by person" },
        ]}
        value={state.by}
        onChange={(by) => onChange({ by: by === "people" ? "people" : "group" })}
      />
      {state.by === "group" ? (
        <div className="fields assign-fields">
          <Select
            {...unitField}
            label="In unit, with all below"
            value={state.unitId}
            options={[{ value: "", label: "Any unit" }, ...units]}
            onChange={(event) => onChange({ unitId: event.target.value })}
          />
          <Select
            {...roleField}
            label="With the job role"
            value={state.roleId}
            options={[{ value: "", label: "Any role" }, ...roles]}
            onChange={(event) => onChange({ roleId: event.target.value })}
          />
        </div>
      ) : (
        <People people={state.people} onChange={(people) => onChange({ people })} />
      )}
    </div>
  );
}

interface PeopleProps {
  people: readonly ChosenPerson[];
  onChange: (people: ChosenPerson[]) => void;
}

function People({ people, onChange }: PeopleProps) {
  const [typed, setTyped] = useState("");
  const found = useFound(typed).filter(({ id }) => !people.some((chosen) => chosen.id === id));
  const labelId = useId();
  const add = (person: ChosenPerson) => {
    onChange([...people, person]);
    setTyped("");
  };
  return (
    <div className="mt4">
      <TextInput
        name="find_person"
        label="Add a person"
        hint="Name, number or e-mail"
        autoComplete="off"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {found.length > 0 && (
        <ul className="act wrap mt2" aria-label="People found">
          {found.map((person) => (
            <li key={person.id}>
              <Button size="s" icon="plus" onClick={() => add(person)}>
                {person.name}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p id={labelId} className="label mt4">
        {people.length === 0 ? "Nobody chosen yet" : `${people.length} chosen`}
      </p>
      <ul className="act wrap" aria-labelledby={labelId}>
        {people.map((person) => (
          <li key={person.id}>
            <Button
              size="s"
              variant="bare"
              icon="x"
              aria-label={`Leave out ${person.name}`}
              onClick={() => onChange(people.filter(({ id }) => id !== person.id))}
            >
              {person.name}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function useFound(typed: string): ChosenPerson[] {
  const [found, setFound] = useState<ChosenPerson[]>([]);
  const search = typed.trim();
  useEffect(() => {
    if (search.length < 2) return setFound([]);
    const asking = new AbortController();
    const wait = setTimeout(async () => {
      const url = `/api/people?page_size=8&search=${encodeURIComponent(search)}`;
      const answer = await fetch(url, { signal: asking.signal }).catch(() => null);
      if (!answer?.ok) return;
      const { items } = (await answer.json()) as { items: ChosenPerson[] };
      setFound(items.map(({ id, name }) => ({ id, name })));
    }, 150);
    return () => {
      clearTimeout(wait);
      asking.abort();
    };
  }, [search]);
  return found;
}
