import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { ColumnTable } from "@/components/sources/column-table";
import { ImportTable } from "@/components/sources/import-table";
import { UploadForm } from "@/components/sources/upload-form";
import { figure } from "@/components/sources/words";
import { LinkButton } from "@/components/ui/button";
import { Section } from "@/components/ui/section-head";
import { requirePage } from "@/lib/access/current-viewer";
import { orNotFound } from "@/lib/access/or-not-found";
import { may } from "@/lib/access/policy";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { listImports } from "@/lib/sources/import/queries";
import { sourcePageParams } from "@/lib/sources/page-params";
import { countRecords, countUnownedRows, listKpisOfSource, requireSource } from "@/lib/sources/queries";
import { hasDeclaredKey } from "@/lib/sources/record-table";
import { toImportWire } from "@/lib/sources/wire";
import { KpisOfSource } from "./_components/kpis-of-source";
import { RecordPages } from "./_components/record-pages";
import { SourceSettings } from "./_components/source-settings";
import { UnownedRecords } from "./_components/unowned-records";

export const metadata: Metadata = { title: "Source" };

export default async function SourcePage({ params, searchParams }: PageProps<"/admin/sources/[sourceId]">) {
  const { ctx } = await requirePage("/admin/sources/[sourceId]");
  const query = sourcePageParams.parse({ ...(await searchParams), ...(await params) });
  const { sourceId } = query;
  const of = await orNotFound(requireSource(ctx.db, sourceId));
  const { timeZone } = await getOrganisation(ctx.db);
  const recordCount = await countRecords(ctx.db, sourceId);
  const { imports } = await listImports(ctx.db, { page: 1, pageSize: 5, sourceId });
  const { source, columns } = of;
  return (
    <Page crumbs={[{ label: "Sources", href: "/admin/sources" }, { label: source.name }]}>
      <PageHead
        title={source.name}
        sub={[
          `${figure(recordCount)} ${recordCount === 1 ? source.recordNoun : source.recordNounPlural}`,
          source.origin === "builtin" ? "Built in" : "From a CSV",
          hasDeclaredKey(columns) ? "" : "No key: two rows with the same values are one record",
        ]}
        actions={
          <LinkButton href="#upload" icon="upload">
            Upload a file
          </LinkButton>
        }
      />
      {source.description && <p className="soft">{source.description}</p>}
      <UnownedRecords sourceId={sourceId} rows={await countUnownedRows(ctx.db, sourceId)} />
      <RecordPages db={ctx.db} of={of} query={query} total={recordCount} timeZone={timeZone} />
      <Section id="columns" title="Columns" aside={figure(columns.length)}>
        <ColumnTable columns={columns} />
      </Section>
      <Section id="kpis" title="Used by">
        <KpisOfSource kpis={await listKpisOfSource(ctx.db, source)} />
      </Section>
      <Section
        id="imports"
        title="Imports"
        action={
          <LinkButton size="s" href={`/admin/imports?source=${sourceId}`}>
            All imports
          </LinkButton>
        }
      >
        <ImportTable imports={imports.map(toImportWire)} timeZone={timeZone} showSource={false} />
      </Section>
      {may(ctx.actor, "import records") && (
        <Section id="upload" title="Upload another file">
          <UploadForm sourceId={sourceId} unknownOwners={source.unknownOwners} />
        </Section>
      )}
      {may(ctx.actor, "configure sources") && <SourceSettings source={source} />}
    </Page>
  );
}
