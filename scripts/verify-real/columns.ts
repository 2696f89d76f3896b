import type { KnownTable } from "./kinds";

const columns = new WeakMap<KnownTable, Map<string, string[]>>();

/** The cells of a role from top to bottom; blank ones when the file does not have it. */
export function columnOf(table: KnownTable, role: string): string[] {
  const known = columns.get(table) ?? new Map<string, string[]>();
  columns.set(table, known);
  const at = table.places[role];
  const cells = known.get(role) ?? table.rows.map((row) => (at === undefined ? "" : (row[at] ?? "")));
  known.set(role, cells);
  return cells;
}
