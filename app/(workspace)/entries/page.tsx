import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { requirePage } from "@/lib/access/current-viewer";
import { counted } from "@/lib/dashboards/format";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { getEntryGrid } from "@/lib/scoring/manual/queries";
import { EntriesOfPeriod } from "./_components/entries-of-period";
import { EntrySheet } from "./_components/entry-sheet";
import { PEOPLE_PER_PAGE } from "./_components/people-per-page";

export const metadata: Metadata = { title: "Entries" };

const id = z.coerce.number().int().positive().max(2_147_483_647).optional().catch(undefined);
const entriesParams = z.object({
  period: id,
  q: z.string().trim().max(100).catch(""),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  /** Whose entry of which KPI is open. */
  person: id,
  kpi: id,
});

export default async function EntriesPage({ searchParams }: PageProps<"/entries">) {
  const { scope, ctx } = await requirePage("/entries");
  const params = entriesParams.parse(await searchParams);
  const periods = await getScreenPeriods(ctx.db, { now: ctx.now, wantedId: params.period });
  const { period, timeZone, today } = periods;
  const { q: search, page } = params;
  const grid =
    period && (await getEntryGrid(ctx.db, scope, { period, search, page, pageSize: PEOPLE_PER_PAGE }));
  const kept = { period: params.period?.toString(), q: search || undefined, page: String(page) };
  return (
    <Page crumbs={[{ label: "Entries" }]} period={<ScreenPeriod periods={periods} path="/entries" />}>
      <PageHead
        title="Entries"
        sub={
          period && grid
            ? [
                period.name,
                grid.expectedCount > 0 &&
                  `${grid.enteredCount} of ${counted(grid.expectedCount, ["value", "values"])} entered`,
                period.status === "finalized" && "Final: nothing is entered any more",
              ]
            : ["Values that managers enter for their people"]
        }
      />
      {period && grid ? (
        <EntriesOfPeriod
          period={period}
          grid={grid}
          today={today}
          search={search}
          page={page}
          params={kept}
        />
      ) : (
        <NoPeriodYet />
      )}
      {period && grid && params.person && params.kpi && (
        <EntrySheet
          db={ctx.db}
          scope={scope}
          timeZone={timeZone}
          period={period}
          grid={grid}
          employeeId={params.person}
          kpiId={params.kpi}
          params={kept}
        />
      )}
    </Page>
  );
}
