import type { BindingColumn, BindingSource } from "./types";

/** Throws a RangeError for a column the source does not declare: such a rule was not checked. */
export function columnOf(source: BindingSource, name: string): BindingColumn {
  const column = source.columns.find((candidate) => candidate.name === name);
  if (!column) throw new RangeError(`${source.tableName} has no column ${name}`);
  return column;
}

/** The column that holds the person an owner column was matched to. */
export const ownerIdColumn = (ownerColumn: string) => `${ownerColumn}_employee_id`;
