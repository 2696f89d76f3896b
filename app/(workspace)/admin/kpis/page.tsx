import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { listBindingSources } from "@/lib/kpis/binding-sources";
import { listCategories, listKpis, listKpiUses } from "@/lib/kpis/definitions/queries";
import { KpiFilterForm } from "./_components/kpi-filter-form";
import { KpiTable } from "./_components/kpi-table";

const PATH = "/admin/kpis";

interface Props {
  searchParams: Promise<{ q?: string; category?: string; show?: string }>;
}

export default async function KpisPage({ searchParams }: Props) {
  const { ctx } = await requirePage(PATH);
  const params = await searchParams;
  const retired = params.show === "inactive";
  const [kpis, uses, sources, categories] = await Promise.all([
    listKpis(ctx.db, { search: params.q, category: params.category }),
    listKpiUses(ctx.db),
    listBindingSources(ctx.db),
    listCategories(ctx.db),
  ]);
  const shown = kpis.filter((kpi) => kpi.is_active !== retired);
  const filtered = Boolean(params.q || params.category);
  return (
    <Page crumbs={[{ label: "KPIs" }]}>
      <PageHead
        title="KPIs"
        sub={["What is measured from records, once, for every template that uses it"]}
        actions={
          <LinkButton variant="main" icon="plus" href={`${PATH}/new`}>
            New KPI
          </LinkButton>
        }
      />
      <div className="filters apart">
        <KpiFilterForm
          search={params.q ?? ""}
          category={params.category ?? ""}
          categories={categories}
          show={params.show}
        />
        <SegmentLinks
          label="Which KPIs"
          items={[
            {
              label: "In use",
              href: withParams(PATH, params, { show: null }),
              count: kpis.filter((kpi) => kpi.is_active).length,
              current: !retired,
            },
            {
              label: "Deactivated",
              href: withParams(PATH, params, { show: "inactive" }),
              count: kpis.filter((kpi) => !kpi.is_active).length,
              current: retired,
            },
          ]}
        />
      </div>
      <KpiTable kpis={shown} uses={uses} sources={sources} filtered={filtered} retired={retired} />
    </Page>
  );
}
