import Link from "next/link";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { withParams } from "@/components/ui/url";
import type { AuditEntryRow } from "@/lib/audit/queries";
import { actionInWords, subjectInWords } from "@/lib/audit/words";
import { shownInstant } from "@/lib/dashboards/dates";

interface AuditTableProps {
  entries: readonly AuditEntryRow[];
  timeZone: string;
  filtered: boolean;
  asked: Record<string, string | undefined>;
}

export function AuditTable({ entries, timeZone, filtered, asked }: AuditTableProps) {
  const narrowed = (changes: Record<string, string | number>) =>
    withParams("/admin/audit", asked, { ...changes, page: null });
  const columns: Column<AuditEntryRow>[] = [
    {
      key: "what",
      head: "What",
      rowHeader: true,
      cell: (entry) => (
        <>
          <Link className="plain" href={`/admin/audit/${entry.id}`}>
            {actionInWords(entry.action)}
          </Link>
          <span className="under">
            <Link href={narrowed({ type: entry.entityType, id: entry.entityId })}>
              {subjectInWords(entry.entityType, entry.entityId)}
            </Link>
          </span>
        </>
      ),
    },
    {
      key: "about",
      head: "About",
      cell: (entry) =>
        entry.employeeId !== null && (
          <Link href={narrowed({ person: entry.employeeId })}>
            {entry.employeeName ?? `Person ${entry.employeeId}`}
          </Link>
        ),
    },
    {
      key: "who",
      head: "Who",
      phoneLabel: "by ",
      cell: (entry) => (
        <>
          {entry.actorId === null ? (
            entry.actorLabel
          ) : (
            <Link href={narrowed({ actor: entry.actorId })}>{entry.actorLabel}</Link>
          )}
          {entry.address && <span className="under">from {entry.address}</span>}
        </>
      ),
    },
    { key: "why", head: "Why", cell: (entry) => entry.reason },
    { key: "when", head: "When", cell: (entry) => shownInstant(entry.at, timeZone) },
  ];
  return (
    <DataTable
      caption="Entries of the audit log, the newest first"
      columns={columns}
      rows={entries}
      rowKey={(entry) => String(entry.id)}
      empty={
        filtered ? (
          <Empty level={2} title="No entry matches">
            Ask for less, or for other days.
          </Empty>
        ) : (
          <Empty level={2} title="Nothing yet" icon="shield">
            Every change, every export and every look at another person’s scorecard is listed here. No entry
            can be altered unnoticed.
          </Empty>
        )
      }
    />
  );
}
