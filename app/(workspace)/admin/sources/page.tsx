import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { getOrganisation } from "@/lib/people/organisation/queries";
import { listSources } from "@/lib/sources/queries";
import { SourceTable } from "./_components/source-table";

export const metadata: Metadata = { title: "Sources" };

export default async function SourcesPage() {
  const { ctx } = await requirePage("/admin/sources");
  const sources = await listSources(ctx.db);
  const { timeZone } = await getOrganisation(ctx.db);
  const records = sources.reduce((sum, source) => sum + source.recordCount, 0);
  return (
    <Page crumbs={[{ label: "Sources" }]}>
      <PageHead
        title="Sources"
        sub={[`${sources.length} kinds of records`, `${records.toLocaleString("en")} records`]}
        actions={
          may(ctx.actor, "configure sources") && (
            <LinkButton href="/admin/sources/new" variant="main" icon="plus">
              New source from a CSV
            </LinkButton>
          )
        }
      />
      <SourceTable sources={sources} timeZone={timeZone} />
    </Page>
  );
}
