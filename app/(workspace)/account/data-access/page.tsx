import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { type Column, DataTable } from "@/components/ui/data-table";
import { Empty } from "@/components/ui/empty";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { ACCESS_KINDS, type AuditEntryRow, listDataAccess } from "@/lib/audit/queries";
import { actionInWords } from "@/lib/audit/words";
import { shownInstant } from "@/lib/dashboards/dates";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";

export const metadata: Metadata = { title: "Who has seen or changed my data" };

const PATH = "/account/data-access";
const PAGE_SIZE = 25;
const KIND_WORDS = { all: "All", seen: "Seen", changed: "Changed" } as const;
const params = z.object({
  kind: z.enum(ACCESS_KINDS).catch("all"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function DataAccessPage({ searchParams }: PageProps<"/account/data-access">) {
  const { viewer, ctx } = await requirePage(PATH);
  const { kind, page } = params.parse(await searchParams);
  const { employeeId, accountId } = viewer;
  const asked = { kind, page, pageSize: PAGE_SIZE };
  const [{ entries, total }, timeZone] = await Promise.all([
    employeeId === null ? { entries: [], total: 0 } : listDataAccess(ctx.db, { employeeId, ...asked }),
    organisationTimeZone(ctx.db),
  ]);
  const kept = { kind: kind === "all" ? undefined : kind };
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
    <Page crumbs={[{ label: "Account", href: "/account" }, { label: "Who has seen or changed my data" }]}>
      <PageHead
        title="Who has seen or changed my data"
        sub={["From the audit log", "Views of your scorecard stand here once a person and day"]}
      />
      <div className="filters">
        <SegmentLinks
          label="What happened"
          items={ACCESS_KINDS.map((each) => ({
            label: KIND_WORDS[each],
            href: withParams(PATH, kept, { kind: each === "all" ? null : each }),
            current: each === kind,
          }))}
        />
      </div>
      <DataTable
        caption="Access to your data, the newest first"
        columns={columns}
        rows={entries}
        rowKey={(entry) => String(entry.id)}
        empty={
          <Empty title="Nobody yet" icon="eye">
            When someone opens your scorecard, or changes what is kept about you, it stands here.
          </Empty>
        }
      />
      {total > PAGE_SIZE && (
        <Pager
          {...{ page, total, pageSize: PAGE_SIZE }}
          label="Pages of entries"
          href={(at) => withParams(PATH, kept, { page: at })}
        />
      )}
    </Page>
  );
}
