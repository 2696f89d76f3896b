import Link from "next/link";
import { ActionForm } from "@/components/ui/action-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { switchWebhookAction, tryWebhookAction } from "@/lib/notifications/actions";
import { isNotificationKind, NOTIFICATION_KINDS } from "@/lib/notifications/kinds";
import type { Webhook } from "@/lib/notifications/webhooks/queries";

const COLUMNS: Column<Webhook>[] = [
  {
    key: "name",
    head: "Webhook",
    rowHeader: true,
    cell: (webhook) => (
      <>
        <Link className="plain" href={`/admin/webhooks?edit=${webhook.id}`} scroll={false}>
          {webhook.name}
        </Link>
        <span className="under">{webhook.url}</span>
      </>
    ),
  },
  {
    key: "kinds",
    head: "Hears of",
    cell: ({ kinds }) =>
      kinds.map((kind) => (isNotificationKind(kind) ? NOTIFICATION_KINDS[kind].title : kind)).join(", "),
  },
  {
    key: "state",
    head: "State",
    cell: (webhook) =>
      webhook.disabledAt ? (
        <>
          <Tag tone="act">Off</Tag>
          {webhook.disabledReason && <span className="under">{webhook.disabledReason}</span>}
        </>
      ) : (
        webhook.failuresInARow > 0 && `${webhook.failuresInARow} failed in a row`
      ),
  },
  {
    key: "deliveries",
    head: "Deliveries",
    headHidden: true,
    cell: ({ id, name }) => (
      <Link href={`/admin/webhooks?endpoint=${id}`} scroll={false} aria-label={`Deliveries to ${name}`}>
        Deliveries
      </Link>
    ),
  },
  { key: "do", head: "Actions", headHidden: true, cell: (webhook) => <Actions webhook={webhook} /> },
];

export function WebhookTable({ webhooks, shownId }: { webhooks: readonly Webhook[]; shownId?: number }) {
  return (
    <DataTable
      caption="Webhooks by name"
      columns={COLUMNS}
      rows={webhooks}
      rowKey={(webhook) => String(webhook.id)}
      isOpen={(webhook) => webhook.id === shownId}
      empty={
        <Empty level={2} title="No webhooks yet" icon="plug">
          A webhook tells a chat, a ticket system or a script of your own when something happens.
        </Empty>
      }
    />
  );
}

function Actions({ webhook: { id, name, disabledAt } }: { webhook: Webhook }) {
  return (
    <div className="row-actions">
      {!disabledAt && (
        <ActionForm action={tryWebhookAction} className="inline" label={`Try ${name}`}>
          <input type="hidden" name="id" value={id} />
          <SubmitButton variant="bare" size="s" icon="play">
            Try
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={switchWebhookAction} className="inline" label={`Switch ${name}`}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="enabled" value={String(disabledAt !== null)} />
        <SubmitButton variant="bare" size="s">
          {disabledAt ? "Switch on" : "Switch off"}
        </SubmitButton>
      </ActionForm>
    </div>
  );
}
