import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { countInbox, listInbox } from "@/lib/notifications/inbox/queries";
import { kindsFor, NOTIFICATION_KIND_NAMES } from "@/lib/notifications/kinds";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { InboxActions } from "./_components/inbox-actions";
import { InboxTable } from "./_components/inbox-table";
import { KindChooser } from "./_components/kind-chooser";

export const metadata: Metadata = { title: "Inbox" };

const PAGE_SIZE = 25;
const params = z.object({
  show: z.enum(["all", "unread"]).catch("all"),
  kind: z.enum(NOTIFICATION_KIND_NAMES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function InboxPage({ searchParams }: PageProps<"/inbox">) {
  const { viewer, ctx } = await requirePage("/inbox");
  const { show, kind, page } = params.parse(await searchParams);
  const { accountId } = viewer;
  const [{ items, total }, counts, timeZone] = await Promise.all([
    listInbox(ctx.db, { accountId, show, kind, page, pageSize: PAGE_SIZE }),
    countInbox(ctx.db, accountId),
    organisationTimeZone(ctx.db),
  ]);
  const kept = { show: show === "all" ? undefined : show, kind };
  const to = (changes: Record<string, string | number | null>) => withParams("/inbox", kept, changes);
  return (
    <Page crumbs={[{ label: "Inbox" }]}>
      <PageHead
        title="Inbox"
        sub={[counts.unread === 0 ? "Nothing unread" : `${counts.unread} unread`]}
        actions={<InboxActions unread={counts.unread} />}
      />
      <div className="filters">
        <SegmentLinks
          label="Which notifications"
          items={[
            { label: "All", href: to({ show: null }), count: counts.all, current: show === "all" },
            {
              label: "Unread",
              href: to({ show: "unread" }),
              count: counts.unread,
              current: show === "unread",
            },
          ]}
        />
        <KindChooser kinds={kindsFor(viewer.roles)} current={kind} address={kept} />
      </div>
      <InboxTable items={items} timeZone={timeZone} filtered={show === "unread" || kind !== undefined} />
      {total > PAGE_SIZE && (
        <Pager
          {...{ page, total, pageSize: PAGE_SIZE }}
          label="Pages of notifications"
          href={(at) => to({ page: at })}
        />
      )}
    </Page>
  );
}
