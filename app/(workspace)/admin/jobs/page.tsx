import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { RunPager } from "@/components/scoring/run-pager";
import { isUnderWay } from "@/components/scoring/words";
import { RefreshWhile } from "@/components/ui/refresh-while";
import { Section } from "@/components/ui/section-head";
import { requirePage } from "@/lib/access/current-viewer";
import { listJobRuns, listJobs } from "@/lib/jobs/queries";
import { pagedParams } from "@/lib/scoring/page-params";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { JobRunTable } from "./_components/job-run-table";
import { JobTable } from "./_components/job-table";

export const metadata: Metadata = { title: "Jobs" };

const PAGE_SIZE = 25;

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

export default async function JobsPage({ searchParams }: Props) {
  const { ctx } = await requirePage("/admin/jobs");
  const { page } = pagedParams.parse(await searchParams);
  const timeZone = await organisationTimeZone(ctx.db);
  const [jobs, { runs, total }] = await Promise.all([
    listJobs(ctx.db, { timeZone, now: ctx.now }),
    listJobRuns(ctx.db, { page, pageSize: PAGE_SIZE }),
  ]);
  return (
    <Page crumbs={[{ label: "Jobs" }]}>
      <PageHead
        title="Jobs"
        sub={["Background work: computing, sending, cleaning up", `Times of ${timeZone}`]}
      />
      <RefreshWhile active={[...runs, ...jobs.flatMap(({ lastRun }) => lastRun ?? [])].some(isUnderWay)} />
      <JobTable jobs={jobs} timeZone={timeZone} />
      <Section id="runs" title="Runs">
        <JobRunTable runs={runs} timeZone={timeZone} />
        <RunPager page={page} pageSize={PAGE_SIZE} total={total} path="/admin/jobs" />
      </Section>
    </Page>
  );
}
