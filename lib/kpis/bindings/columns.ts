import { ownershipOf, type SourceColumn } from "@/lib/sources/types";
import type { BindingColumn, BindingSource } from "../types";

/** Throws a RangeError for a column the source does not declare: such a rule was not checked. */
export function columnOf(source: BindingSource, name: string): BindingColumn {
  const column = source.columns.find((candidate) => candidate.name === name);
  if (!column) throw new RangeError(`${source.tableName} has no column ${name}`);
  return column;
}

/** A declared column as bindings see it. */
export const toBindingColumn = (column: SourceColumn): BindingColumn => ({
  name: column.columnName,
  label: column.label,
  type: column.dataType,
  ownership: ownershipOf(column),
  isTime: column.isTime,
  isMeasure: column.isMeasure,
});
