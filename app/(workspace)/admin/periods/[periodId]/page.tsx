import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { BandCountsTable } from "@/components/scoring/band-counts";
import { ComputeButton } from "@/components/scoring/compute-button";
import { periodFacts } from "@/components/scoring/period-facts";
import { RunLive } from "@/components/scoring/run-live";
import { RunPager } from "@/components/scoring/run-pager";
import { RunTable } from "@/components/scoring/run-table";
import { isUnderWay, PERIOD_STATUS_WORDS } from "@/components/scoring/words";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { requirePage } from "@/lib/access/current-viewer";
import { countLateChanges } from "@/lib/scoring/freshness/queries";
import { pagedParams, periodParams } from "@/lib/scoring/page-params";
import { getPeriod, organisationTimeZone } from "@/lib/scoring/periods/queries";
import { countBands, listRuns } from "@/lib/scoring/runs/queries";
import { toRunWire } from "@/lib/scoring/runs/wire";

export const metadata: Metadata = { title: "Period" };

const PAGE_SIZE = 25;

interface Props {
  params: Promise<{ periodId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PeriodPage({ params, searchParams }: Props) {
  const { ctx } = await requirePage("/admin/periods/[periodId]");
  const { periodId } = periodParams.parse(await params);
  const { page } = pagedParams.parse(await searchParams);
  const period = await getPeriod(ctx.db, periodId);
  if (!period) notFound();
  const [{ runs, total }, bands, timeZone, lateChanges] = await Promise.all([
    listRuns(ctx.db, { periodId, page, pageSize: PAGE_SIZE }),
    countBands(ctx.db, periodId),
    organisationTimeZone(ctx.db),
    countLateChanges(ctx.db, periodId),
  ]);
  const active = runs.find(isUnderWay);
  return (
    <Page crumbs={[{ label: "Periods", href: "/admin/periods" }, { label: period.name }]}>
      <PageHead
        title={period.name}
        sub={periodFacts(period, { timeZone, lateChanges })}
        meta={<Tag tone="quiet">{PERIOD_STATUS_WORDS[period.status]}</Tag>}
        actions={
          <ComputeButton
            periodId={period.id}
            periodName={period.name}
            isFinal={period.status === "finalized"}
            main
          />
        }
      />
      {active && <RunLive key={active.id} initial={toRunWire(active)} href={`/admin/runs/${active.id}`} />}
      {Object.keys(bands).length > 0 && (
        <Section id="bands" title="People by band" note="As stored by the newest runs" first>
          <BandCountsTable counts={bands} />
        </Section>
      )}
      <Section id="runs" title="Runs">
        <RunTable runs={runs} timeZone={timeZone} />
        <RunPager page={page} pageSize={PAGE_SIZE} total={total} path={`/admin/periods/${periodId}`} />
      </Section>
    </Page>
  );
}
