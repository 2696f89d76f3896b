import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LinkButton } from "@/components/ui/button";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { listBindingSources } from "@/lib/kpis/bindings/binding-sources";
import { listCategories } from "@/lib/kpis/definitions/queries";
import { libraryParams } from "@/lib/kpis/library/params";
import { listLibrary } from "@/lib/kpis/library/queries";
import { organisationToday } from "@/lib/people/today";
import { KpiFilterForm } from "./_components/kpi-filter-form";
import { KpiTable } from "./_components/kpi-table";

const PATH = "/admin/kpis";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function KpisPage({ searchParams }: Props) {
  const { ctx } = await requirePage(PATH);
  const params = libraryParams.parse(await searchParams);
  const { q: search, category, kind, use } = params;
  const retired = params.show === "inactive";
  const [sources, categories, today] = await Promise.all([
    listBindingSources(ctx.db),
    listCategories(ctx.db),
    organisationToday(ctx.db, ctx.now),
  ]);
  const source = sources.find(({ id }) => id === params.source);
  const used = use && use === "used";
  const found = await listLibrary(ctx.db, { filter: { search, category, kind, source, used }, day: today });
  const shown = found.filter(({ kpi }) => kpi.is_active !== retired);
  const asked = { ...params, source: source && String(source.id) };
  const states = [
    { label: "In the library", show: null, current: !retired },
    { label: "Deactivated", show: "inactive", current: retired },
  ];
  return (
    <Page crumbs={[{ label: "KPIs" }]}>
      <PageHead
        title="KPIs"
        sub={["What is measured, once, for every template that uses it"]}
        actions={
          <>
            <LinkButton icon="people" href={`${PATH}/assign`}>
              Assign
            </LinkButton>
            <LinkButton icon="layers" href="/admin/sets">
              Ready-made sets
            </LinkButton>
            <LinkButton variant="main" icon="plus" href={`${PATH}/new`}>
              New KPI
            </LinkButton>
          </>
        }
      />
      <div className="filters apart">
        <KpiFilterForm asked={params} categories={categories} sources={sources} />
        <SegmentLinks
          label="Which KPIs"
          items={states.map(({ label, show, current }) => ({
            label,
            href: withParams(PATH, asked, { show }),
            count: found.filter(({ kpi }) => kpi.is_active === (show === null)).length,
            current,
          }))}
        />
      </div>
      <KpiTable
        entries={shown}
        sources={sources}
        filtered={Boolean(search || category || kind || source || use)}
        retired={retired}
      />
    </Page>
  );
}
