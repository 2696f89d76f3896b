import type { Unit } from "@/lib/people/units/tree";
import { flatten, unitTree } from "@/lib/people/units/tree";

export interface Choice {
  value: string;
  label: string;
}

/** Units as choices, from top to bottom, each below the top one with the way to it: "Support / North". */
export function unitChoices(units: readonly Unit[]): Choice[] {
  return flatten(unitTree(units)).map(({ unit, path }) => ({
    value: String(unit.id),
    label: path.length > 1 ? path.slice(1).join(" / ") : unit.name,
  }));
}

export const choices = (items: readonly { id: number; name: string }[]): Choice[] =>
  items.map(({ id, name }) => ({ value: String(id), label: name }));

export const withNone = (label: string, items: readonly Choice[]): Choice[] => [
  { value: "", label },
  ...items,
];
