import { notFound } from "next/navigation";
import { KpiEditor } from "@/components/kpis/kpi-editor";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Section } from "@/components/ui/section-head";
import { requirePage } from "@/lib/access/current-viewer";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import { getKpi, listCategories, listKpiChoices, listKpiVersions } from "@/lib/kpis/definitions/queries";
import { readUsage } from "@/lib/kpis/library/usage";
import { organisationToday } from "@/lib/people/today";
import { listKpiMeans } from "@/lib/scoring/forecast/queries";
import { listTestPeriods } from "@/lib/scoring/test-run/test-run-periods";
import { KpiActions } from "../_components/kpi-actions";
import { KpiHistory } from "../_components/kpi-history";
import { KpiTrend } from "../_components/kpi-trend";
import { KpiUsageLines } from "../_components/kpi-usage";

interface Props {
  params: Promise<{ kpiId: string }>;
  searchParams: Promise<{ version?: string; compare?: string }>;
}

export default async function KpiPage({ params, searchParams }: Props) {
  const { ctx, scope } = await requirePage("/admin/kpis/[kpiId]");
  const kpiId = Number((await params).kpiId);
  const kpi = Number.isSafeInteger(kpiId) && kpiId < 2 ** 31 ? await getKpi(ctx.db, kpiId) : null;
  if (!kpi) notFound();
  const [sources, kpis, categories, periods, usageOf, versions, means] = await Promise.all([
    listBindingSources(ctx.db),
    listKpiChoices(ctx.db, kpiId),
    listCategories(ctx.db),
    listTestPeriods(ctx.db, ctx.now),
    readUsage(ctx.db, await organisationToday(ctx.db, ctx.now)),
    listKpiVersions(ctx.db, kpiId),
    listKpiMeans(ctx.db, scope, kpiId),
  ]);
  const usage = usageOf(kpiId);
  return (
    <Page crumbs={[{ label: "KPIs", href: "/admin/kpis" }, { label: kpi.name }]}>
      <PageHead
        title={kpi.name}
        sub={[
          `Version ${kpi.version}`,
          usage.peopleCount > 0
            ? `Scores ${usage.peopleCount} ${usage.peopleCount === 1 ? "person" : "people"}`
            : "Scores nobody yet",
          !kpi.is_active && "Deactivated: not offered for new templates",
        ]}
        actions={<KpiActions kpi={kpi} uses={usage.templates} />}
      />
      <KpiEditor
        key={kpi.id}
        kpi={kpi}
        sources={sources}
        kpis={kpis}
        categories={categories}
        periods={periods}
      />
      <KpiTrend means={means} />
      <Section id="used-by" title="Used by">
        <p className="mt3">
          <KpiUsageLines usage={usage} />
        </p>
      </Section>
      <KpiHistory kpiId={kpi.id} versions={versions} sources={sources} asked={await searchParams} />
    </Page>
  );
}
