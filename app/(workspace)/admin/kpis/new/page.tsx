import { KpiEditor } from "@/components/kpis/kpi-editor";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { requirePage } from "@/lib/access/current-viewer";
import { listBindingSources } from "@/lib/kpis/binding-sources";
import { listCategories } from "@/lib/kpis/definitions/queries";
import { listTestPeriods } from "@/lib/scoring/test-run-periods";

export default async function NewKpiPage() {
  const { ctx } = await requirePage("/admin/kpis/new");
  const [sources, categories, periods] = await Promise.all([
    listBindingSources(ctx.db),
    listCategories(ctx.db),
    listTestPeriods(ctx.db, ctx.now),
  ]);
  return (
    <Page crumbs={[{ label: "KPIs", href: "/admin/kpis" }, { label: "New KPI" }]}>
      <PageHead
        title="New KPI"
        sub={["Nobody is scored by it until a template that holds it is activated"]}
      />
      {sources.length > 0 ? (
        <KpiEditor kpi={null} sources={sources} categories={categories} periods={periods} />
      ) : (
        <Empty
          title="There is no source yet"
          icon="data"
          action={<LinkButton href="/admin/sources/new">New source</LinkButton>}
        >
          A KPI is measured from records: create a source from a file first.
        </Empty>
      )}
    </Page>
  );
}
