import { KpiEditor } from "@/components/kpis/kpi-editor";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { requirePage } from "@/lib/access/current-viewer";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import { listCategories, listKpiChoices } from "@/lib/kpis/definitions/queries";
import { listTestPeriods } from "@/lib/scoring/test-run/test-run-periods";

export default async function NewKpiPage() {
  const { ctx } = await requirePage("/admin/kpis/new");
  const [sources, kpis, categories, periods] = await Promise.all([
    listBindingSources(ctx.db),
    listKpiChoices(ctx.db),
    listCategories(ctx.db),
    listTestPeriods(ctx.db, ctx.now),
  ]);
  return (
    <Page crumbs={[{ label: "KPIs", href: "/admin/kpis" }, { label: "New KPI" }]}>
      <PageHead title="New KPI" sub={["It scores nobody until a template that contains it is activated"]} />
      <KpiEditor kpi={null} sources={sources} kpis={kpis} categories={categories} periods={periods} />
    </Page>
  );
}
