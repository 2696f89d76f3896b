import type { Fragment } from "./sql-fragment";

/** The parts of a binding's statement that depend on its aggregation. */
export interface AggregationParts {
  /** Records that cannot matter, left out before anything is counted. */
  where: Fragment | null;
  /** Columns of the innermost select, beside employee_id and record_id. */
  perRecord: Fragment[];
  /** Columns of the grouped select; always record_count and record_ids. */
  perPerson: Fragment[];
  actual: Fragment;
  numerator?: Fragment;
  denominator?: Fragment;
}
