import { type Column, DataTable } from "@/components/ui/data-table";
import type { ChangedValue } from "@/lib/audit/changed-values";

const COLUMNS: Column<ChangedValue>[] = [
  { key: "path", head: "Value", rowHeader: true, cell: (value) => <code>{value.path || "all of it"}</code> },
  { key: "before", head: "Before", phoneLabel: "before ", cell: (value) => shown(value.before) },
  { key: "after", head: "After", phoneLabel: "after ", cell: (value) => shown(value.after) },
];

/** Value by value, what stood there before and what stands there since. */
export function ChangedValues({ values }: { values: readonly ChangedValue[] }) {
  if (values.length === 0) return <p className="soft">Nothing was changed: it was looked at, or done.</p>;
  return (
    <DataTable caption="Values that changed" columns={COLUMNS} rows={values} rowKey={(value) => value.path} />
  );
}

const shown = (text: string | null) => (text === null ? <span className="mute">Not there</span> : text);
