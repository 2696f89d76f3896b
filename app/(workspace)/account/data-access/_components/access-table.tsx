import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import type { AuditEntryRow } from "@/lib/audit/queries";
import { actionInWords } from "@/lib/audit/words";
import { shownInstant } from "@/lib/dashboards/dates";

interface AccessTableProps {
  entries: readonly AuditEntryRow[];
  /** The reader's own. */
  accountId: number;
  timeZone: string;
}

export function AccessTable({ entries, accountId, timeZone }: AccessTableProps) {
  const columns: Column<AuditEntryRow>[] = [
    {
      key: "who",
      head: "Who",
      rowHeader: true,
      cell: (entry) => (entry.actorId === accountId ? "You" : entry.actorLabel),
    },
    { key: "what", head: "What", cell: (entry) => actionInWords(entry.action) },
    { key: "why", head: "Why", cell: (entry) => entry.reason },
    { key: "when", head: "When", cell: (entry) => shownInstant(entry.at, timeZone) },
  ];
  return (
    <DataTable
      caption="Access to your data, the newest first"
      columns={columns}
      rows={entries}
      rowKey={(entry) => String(entry.id)}
      empty={
        <Empty level={2} title="Nobody yet" icon="eye">
          When someone opens your scorecard or changes your data, it is listed here.
        </Empty>
      }
    />
  );
}
