import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { ImportTable } from "@/components/sources/import-table";
import { figure, isUnderWay } from "@/components/sources/words";
import { LinkButton } from "@/components/ui/button";
import { Pager } from "@/components/ui/pager";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { listImports } from "@/lib/sources/import/queries";
import { importListParams } from "@/lib/sources/page-params";
import { requireSource } from "@/lib/sources/queries";
import { toImportWire } from "@/lib/sources/wire";

export const metadata: Metadata = { title: "Imports" };

const pageSize = 25;

export default async function ImportsPage({ searchParams }: PageProps<"/admin/imports">) {
  const { ctx } = await requirePage("/admin/imports");
  const { page, source: sourceId } = importListParams.parse(await searchParams);
  const { imports, total } = await listImports(ctx.db, { page, pageSize, sourceId });
  const { timeZone } = await getOrganisation(ctx.db);
  const into = sourceId === undefined ? null : (await requireSource(ctx.db, sourceId)).source;
  const runs = imports.map(toImportWire);
  return (
    <Page crumbs={[{ label: "Imports" }]}>
      <PageHead
        title={into ? `Imports into ${into.name}` : "Imports"}
        sub={[total === 1 ? "1 file" : `${figure(total)} files`]}
        actions={into && <LinkButton href="/admin/imports">All imports</LinkButton>}
      />
      <RefreshWhile active={runs.some((run) => isUnderWay(run) && !run.stalled)} />
      <ImportTable imports={runs} timeZone={timeZone} />
      {total > 0 && (
        <Pager
          page={page}
          pageSize={pageSize}
          total={total}
          label="Pages of imports"
          href={(to) => withParams("/admin/imports", { source: sourceId?.toString() }, { page: to })}
        />
      )}
    </Page>
  );
}
