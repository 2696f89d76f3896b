import { ActionForm } from "@/components/ui/action-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { shownInstant } from "@/lib/dashboards/dates";
import { markReadAction } from "@/lib/notifications/actions";
import type { InboxItem } from "@/lib/notifications/inbox/queries";
import { OpenNotification } from "./open-notification";

interface InboxTableProps {
  items: readonly InboxItem[];
  timeZone: string;
  filtered: boolean;
}

export function InboxTable({ items, timeZone, filtered }: InboxTableProps) {
  const columns: Column<InboxItem>[] = [
    {
      key: "what",
      head: "What happened",
      rowHeader: true,
      cell: (item) => (
        <>
          <OpenNotification id={item.id} href={item.href} isRead={item.readAt !== null}>
            {item.title}
          </OpenNotification>
          {item.body && <span className="under">{item.body}</span>}
        </>
      ),
    },
    { key: "state", head: "State", cell: (item) => (item.readAt ? null : <Tag tone="act">Unread</Tag>) },
    { key: "when", head: "When", cell: (item) => shownInstant(item.createdAt, timeZone) },
    {
      key: "mark",
      head: "Mark",
      headHidden: true,
      cell: (item) => (
        <ActionForm
          action={markReadAction}
          className="inline"
          label={`Mark “${item.title}”`}
          key={String(item.readAt)}
        >
          <input type="hidden" name="id" value={item.id} />
          <input type="hidden" name="read" value={String(item.readAt === null)} />
          <SubmitButton variant="bare" size="s">
            {item.readAt ? "Mark unread" : "Mark read"}
          </SubmitButton>
        </ActionForm>
      ),
    },
  ];
  return (
    <DataTable
      caption="Notifications, the newest first"
      columns={columns}
      rows={items}
      rowKey={(item) => String(item.id)}
      empty={
        filtered ? (
          <Empty level={2} title="Nothing here">
            Everything of this kind is read, or there is none yet.
          </Empty>
        ) : (
          <Empty level={2} title="Nothing yet" icon="inbox">
            When a period is ready, values are to be entered or an alert opens, you read of it here.
          </Empty>
        )
      }
    />
  );
}
