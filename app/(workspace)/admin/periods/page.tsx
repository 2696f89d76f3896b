import type { Metadata } from "next";
import { FirstSteps } from "@/components/dashboards/first-steps";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { FREQUENCY_WORDS, figure, isUnderWay } from "@/components/scoring/words";
import { LinkButton } from "@/components/ui/button";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { FREQUENCIES } from "@/db/enums";
import { requirePage } from "@/lib/access/current-viewer";
import { getFirstSteps } from "@/lib/dashboards/first-steps";
import { periodListParams } from "@/lib/scoring/page-params";
import { listPeriods, organisationTimeZone } from "@/lib/scoring/periods/queries";
import { listNewestRuns } from "@/lib/scoring/runs/queries";
import { NewPeriodSheet } from "./_components/new-period-sheet";
import { PeriodTable } from "./_components/period-table";

export const metadata: Metadata = { title: "Periods" };

const PATH = "/admin/periods";

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function PeriodsPage({ searchParams }: Props) {
  const { ctx } = await requirePage(PATH);
  const { frequency, new: isNew } = periodListParams.parse(await searchParams);
  const [periods, runs, timeZone, steps] = await Promise.all([
    listPeriods(ctx.db),
    listNewestRuns(ctx.db),
    organisationTimeZone(ctx.db),
    getFirstSteps(ctx.db, ctx.actor),
  ]);
  const shown = frequency ? periods.filter((period) => period.frequency === frequency) : periods;
  const used = FREQUENCIES.filter((each) => periods.some((period) => period.frequency === each));
  const href = (each?: string) => withParams(PATH, {}, { frequency: each ?? null });
  return (
    <Page crumbs={[{ label: "Periods" }]}>
      <PageHead
        title="Periods"
        sub={[
          periods.length === 1 ? "1 period" : `${figure(periods.length)} periods`,
          `Days begin at midnight in ${timeZone}, the organisation’s time zone`,
        ]}
        actions={
          <LinkButton
            variant={steps ? undefined : "main"}
            icon="plus"
            href={withParams(PATH, { frequency }, { new: "1" })}
          >
            New period
          </LinkButton>
        }
      />
      <FirstSteps steps={steps} />
      <RefreshWhile active={[...runs.values()].some(isUnderWay)} />
      {used.length > 1 && (
        <div className="filters">
          <SegmentLinks
            label="How long the periods are"
            items={[
              { label: "All", href: href(), count: periods.length, current: !frequency },
              ...used.map((each) => ({
                label: FREQUENCY_WORDS[each],
                href: href(each),
                count: periods.filter((period) => period.frequency === each).length,
                current: each === frequency,
              })),
            ]}
          />
        </div>
      )}
      <PeriodTable periods={shown} runs={runs} timeZone={timeZone} />
      {isNew && <NewPeriodSheet closeHref={href(frequency)} frequency={frequency} />}
    </Page>
  );
}
