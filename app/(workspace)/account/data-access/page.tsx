import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { ACCESS_KINDS, listDataAccess } from "@/lib/audit/queries";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { AccessTable } from "./_components/access-table";

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
  return (
    <Page crumbs={[{ label: "Account", href: "/account" }, { label: "Who has seen or changed my data" }]}>
      <PageHead
        title="Who has seen or changed my data"
        sub={["From the audit log", "Each person’s views of your scorecard are listed once a day"]}
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
      <AccessTable entries={entries} accountId={accountId} timeZone={timeZone} />
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
