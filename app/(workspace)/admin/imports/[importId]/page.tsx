import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { ImportNotes } from "@/components/sources/import-notes";
import { ImportProgress } from "@/components/sources/import-progress";
import { ImportTag } from "@/components/sources/import-table";
import { RejectedRows } from "@/components/sources/rejected-rows";
import { fileSize, instantWords } from "@/components/sources/words";
import { LinkButton } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { requirePage } from "@/lib/access/current-viewer";
import { orNotFound } from "@/lib/access/or-not-found";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { listRejectedRows, requireImport } from "@/lib/sources/import/queries";
import { importPageParams } from "@/lib/sources/page-params";
import { toImportWire } from "@/lib/sources/wire";

export const metadata: Metadata = { title: "Import" };

const shownRejections = 50;

export default async function ImportPage({ params }: PageProps<"/admin/imports/[importId]">) {
  const { ctx } = await requirePage("/admin/imports/[importId]");
  const { importId } = importPageParams.parse(await params);
  const run = toImportWire(await orNotFound(requireImport(ctx.db, importId)));
  const rejected = await listRejectedRows(ctx.db, importId, shownRejections);
  const { timeZone } = await getOrganisation(ctx.db);
  const target = run.source_id === null ? "/admin/people" : `/admin/sources/${run.source_id}`;
  return (
    <Page crumbs={[{ label: "Imports", href: "/admin/imports" }, { label: run.file_name }]}>
      <PageHead
        title={run.file_name}
        sub={[
          <Link key="into" href={target}>
            {run.source_name ?? "People"}
          </Link>,
          fileSize(run.byte_size),
          instantWords(run.created_at, timeZone),
          run.requested_by,
        ]}
        meta={<ImportTag run={run} />}
        actions={
          run.rejected > 0 && (
            <LinkButton href={`/api/imports/${run.id}/rejected.csv`} icon="dl" prefetch={false} download>
              Rejected rows as CSV
            </LinkButton>
          )
        }
      />
      {run.error && <Notice tone="error">{run.error}</Notice>}
      <ImportProgress key={run.status} initial={run} />
      <ImportNotes run={run} />
      {rejected.length > 0 && <RejectedRows rows={rejected} total={run.rejected} />}
    </Page>
  );
}
