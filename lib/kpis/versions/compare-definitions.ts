import { changedFields, type FieldChange } from "./changed-fields";

const FIRST = [
  "name",
  "description",
  "category",
  "calculation_type",
  "unit",
  "direction",
  "target",
  "scoring_method",
];
/** A field of objects is compared by its own fields. */
const DEEP = ["binding", "data_source"];

/** Two kept versions of a KPI, field by field: what everyone reads first, then how it is measured. */
export function compareDefinitions(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): FieldChange[] {
  const both = { ...before, ...after };
  const others = Object.keys(both).filter((field) => !FIRST.includes(field));
  const fields = [...FIRST, ...others.sort()].flatMap((field) => {
    if (!DEEP.includes(field)) return [field];
    const keys = new Set([...keysOf(before[field]), ...keysOf(after[field])]);
    return [...keys].sort().map((key) => `${field}.${key}`);
  });
  return changedFields(before, after, fields);
}

const keysOf = (value: unknown) => (value !== null && typeof value === "object" ? Object.keys(value) : []);
