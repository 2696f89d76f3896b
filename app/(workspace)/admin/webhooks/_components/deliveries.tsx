import { ActionForm } from "@/components/ui/action-form";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Section } from "@/components/ui/section-head";
import { SubmitButton } from "@/components/ui/submit-button";
import { Tag } from "@/components/ui/tag";
import { withParams } from "@/components/ui/url";
import type { Db } from "@/db/client";
import { shownInstant } from "@/lib/dashboards/dates";
import { redeliverAction } from "@/lib/notifications/actions";
import { isNotificationKind, NOTIFICATION_KINDS } from "@/lib/notifications/kinds";
import { type Delivery, listDeliveries, type Webhook } from "@/lib/notifications/webhooks/queries";

interface DeliveriesProps {
  db: Db;
  webhook: Webhook;
  timeZone: string;
  page: number;
}

const PAGE_SIZE = 20;
const STATUS_WORDS = {
  waiting: "Waiting",
  delivered: "Arrived",
  failed: "Given up",
  dropped: "Not sent",
} as const;

/** What was sent to one webhook, and every answer. */
export async function Deliveries({ db, webhook, timeZone, page }: DeliveriesProps) {
  const { id, name } = webhook;
  const { deliveries, total } = await listDeliveries(db, { id, page, pageSize: PAGE_SIZE });
  const isMoving = deliveries.some(({ status, attempts }) => status === "waiting" && attempts.length === 0);
  const columns: Column<Delivery>[] = [
    {
      key: "event",
      head: "Event",
      rowHeader: true,
      cell: ({ type, eventKey }) => (
        <>
          {isNotificationKind(type) ? NOTIFICATION_KINDS[type].title : "A try"}
          <span className="under">{type === "try" ? "Sent by hand" : eventKey}</span>
        </>
      ),
    },
    { key: "when", head: "When", cell: ({ createdAt }) => shownInstant(createdAt, timeZone) },
    {
      key: "status",
      head: "State",
      cell: ({ status, dueAt, attempts }) => (
        <>
          <Tag tone={status === "failed" ? "act" : "quiet"}>{STATUS_WORDS[status]}</Tag>
          {status === "waiting" && attempts.length > 0 && (
            <span className="under">next {shownInstant(dueAt, timeZone)}</span>
          )}
        </>
      ),
    },
    { key: "answers", head: "Answers", cell: ({ attempts }) => <Answers attempts={attempts} /> },
    {
      key: "again",
      head: "Send again",
      headHidden: true,
      cell: (delivery) =>
        delivery.status !== "waiting" && (
          <ActionForm
            action={redeliverAction}
            className="inline"
            label={`Send delivery ${delivery.id} again`}
          >
            <input type="hidden" name="id" value={id} />
            <input type="hidden" name="delivery_id" value={delivery.id} />
            <SubmitButton variant="bare" size="s">
              Send again
            </SubmitButton>
          </ActionForm>
        ),
    },
  ];
  return (
    <Section id="deliveries" title={`Deliveries to ${name}`}>
      <RefreshWhile active={isMoving} />
      <DataTable
        caption={`Deliveries to ${name}, the newest first`}
        columns={columns}
        rows={deliveries}
        rowKey={(delivery) => String(delivery.id)}
        empty={
          <Empty title="Nothing sent yet">
            Each message that is sent is listed here with the answer it got.
          </Empty>
        }
      />
      {total > PAGE_SIZE && (
        <Pager
          {...{ page, total, pageSize: PAGE_SIZE }}
          label="Pages of deliveries"
          href={(at) => withParams("/admin/webhooks", { endpoint: String(id) }, { page: at })}
        />
      )}
    </Section>
  );
}

function Answers({ attempts }: { attempts: Delivery["attempts"] }) {
  if (attempts.length === 0) return <span className="mute">None yet</span>;
  return attempts.map(({ id, statusCode, answer, durationMs }) => (
    <span key={id} className="answer">
      {statusCode === null ? answer : `${statusCode} ${answer}`.trim()}{" "}
      <span className="mute">{durationMs}\u00a0ms</span>
    </span>
  ));
}
