import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { requirePage } from "@/lib/access/current-viewer";
import { idField } from "@/lib/people/fields";
import { getPeopleImport } from "@/lib/people/import/queries";
import { ImportForm } from "./_components/import-form";
import { ImportResult } from "./_components/import-result";

export const metadata: Metadata = { title: "Import people" };

export default async function PeopleImportPage({ searchParams }: PageProps<"/admin/people/import">) {
  const { ctx } = await requirePage("/admin/people/import");
  const importId = idField.safeParse((await searchParams).import);
  const run = importId.success ? await getPeopleImport(ctx.db, importId.data) : null;
  return (
    <Page crumbs={[{ label: "People", href: "/admin/people" }, { label: "Import" }]}>
      <PageHead
        title="Import people"
        sub={
          run
            ? [run.fileName]
            : ["A CSV with a row for each person, in any order", "The same file again changes nothing"]
        }
        actions={run && <LinkButton href="/admin/people/import">Import another file</LinkButton>}
      />
      {run ? <ImportResult run={run} /> : <ImportForm />}
    </Page>
  );
}
