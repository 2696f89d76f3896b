import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Pager } from "@/components/ui/pager";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { listAuditActions, listAuditEntries } from "@/lib/audit/queries";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { dayText, idNumber } from "@/lib/zod-fields";
import { AuditFilters } from "./_components/audit-filters";
import { AuditTable } from "./_components/audit-table";

export const metadata: Metadata = { title: "Audit log" };

const PATH = "/admin/audit";
const PAGE_SIZE = 50;
const words = z.string().trim().max(100).catch("");
const day = dayText("").optional().catch(undefined);
const params = z.object({
  q: words,
  action: words,
  actor: idNumber.optional().catch(undefined),
  person: idNumber.optional().catch(undefined),
  type: words,
  id: words,
  from: day,
  to: day,
  page: z.coerce.number().int().min(1).max(1_000_000).catch(1),
});

export default async function AuditPage({ searchParams }: PageProps<"/admin/audit">) {
  const { ctx } = await requirePage(PATH);
  const { page, ...asked } = params.parse(await searchParams);
  const { q, action, actor, person, type, id, from, to } = asked;
  const filter = {
    search: q,
    action,
    actorId: actor,
    employeeId: person,
    entityType: type,
    entityId: id,
    from,
    to,
  };
  const [{ entries, total }, actions, timeZone] = await Promise.all([
    listAuditEntries(ctx.db, { ...filter, page, pageSize: PAGE_SIZE }),
    listAuditActions(ctx.db),
    organisationTimeZone(ctx.db),
  ]);
  const kept = Object.fromEntries(
    Object.entries(asked).map(([name, value]) => [name, value ? String(value) : undefined]),
  );
  return (
    <Page crumbs={[{ label: "Audit log" }]}>
      <PageHead
        title="Audit log"
        sub={["Every change, export and view of another person’s scorecard", `Times of ${timeZone}`]}
      />
      <AuditFilters asked={kept} actions={actions} />
      <AuditTable
        entries={entries}
        timeZone={timeZone}
        filtered={Object.values(kept).some(Boolean)}
        asked={kept}
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
