import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { SourceWizard } from "@/components/sources/source-wizard";
import { requirePage } from "@/lib/access/current-viewer";
import { getOrganisation } from "@/lib/people/organisation/queries";

export const metadata: Metadata = { title: "New source" };

export default async function NewSourcePage() {
  const { ctx } = await requirePage("/admin/sources/new");
  const { timeZone } = await getOrganisation(ctx.db);
  return (
    <Page crumbs={[{ label: "Sources", href: "/admin/sources" }, { label: "New source" }]}>
      <PageHead
        title="New source from a CSV"
        sub={["Choose a file, check what was detected, say what its columns are, then import"]}
      />
      <SourceWizard timeZone={timeZone} timeZones={Intl.supportedValuesOf("timeZone")} />
    </Page>
  );
}
