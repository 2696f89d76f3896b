/** A chooser whose value is none of its columns starts with a line that says so. */
export function withBlank(value: string, columns: readonly { name: string; label: string }[]) {
  const options = columns.map(({ name, label }) => ({ value: name, label }));
  return columns.some((column) => column.name === value)
    ? options
    : [{ value, label: "Choose a column", disabled: true }, ...options];
}
