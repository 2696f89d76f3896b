import { both } from "./compile-filter";
import { type Fragment, sql } from "./sql-fragment";

/** The parts of a binding's statement that depend on its aggregation. */
export interface AggregationParts {
  /** Records that cannot matter, left out before anything is counted. */
  where: Fragment | null;
  /** Columns of the innermost select, beside employee_id and record_id. */
  perRecord: Fragment[];
  /** Columns of the grouped select; always record_count and record_ids. */
  perPerson: PerPerson[];
  actual: Fragment;
  numerator?: Fragment;
  denominator?: Fragment;
}

/** An aggregate over a person's records, or over those that `only` lets through. */
export interface PerPerson {
  name: string;
  call: Fragment;
  only?: Fragment;
}

/** How a binding names its columns: `r` of a record, `g` of a person. Bindings that share a statement differ in them. */
export interface PartNames {
  r(name: string): string;
  g(name: string): string;
  as(name: string): string;
}

export const partNames = (suffix = ""): PartNames => ({
  r: (name) => `r.${name}${suffix}`,
  g: (name) => `g.${name}${suffix}`,
  as: (name) => `${name}${suffix}`,
});

/** An aggregate as a column of the grouped select, over what `used` lets through besides. */
export function perPersonColumn({ name, call, only }: PerPerson, as: PartNames["as"], used: Fragment | null) {
  const filter = both(only ?? null, used);
  return filter ? sql`${call} FILTER (WHERE ${filter}) AS ${[as(name)]}` : sql`${call} AS ${[as(name)]}`;
}
