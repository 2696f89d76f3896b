import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { APPEAL_FILTERS, countAppeals, listAppeals } from "@/lib/reviews/appeals/queries";
import { organisationTimeZone } from "@/lib/scoring/periods/queries";
import { AppealTable } from "./_components/appeal-table";

export const metadata: Metadata = { title: "Appeals" };

const PAGE_SIZE = 25;
const FILTER_WORDS = { open: "Waiting for an answer", answered: "Answered", closed: "Closed" } as const;
const params = z.object({
  state: z.enum(APPEAL_FILTERS).catch("open"),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function AppealsPage({ searchParams }: PageProps<"/appeals">) {
  const { scope, ctx } = await requirePage("/appeals");
  const { state, page } = params.parse(await searchParams);
  const [{ appeals, total }, counts, timeZone] = await Promise.all([
    listAppeals(ctx.db, scope, { filter: state, page, pageSize: PAGE_SIZE }),
    countAppeals(ctx.db, scope),
    organisationTimeZone(ctx.db),
  ]);
  const leads = scope.seesEveryone || scope.seesReports;
  const kept = { state: state === "open" ? undefined : state };
  const to = (changes: Record<string, string | number | null>) => withParams("/appeals", kept, changes);
  return (
    <Page crumbs={[{ label: "Appeals" }]}>
      <PageHead
        title="Appeals"
        sub={[
          scope.seesEveryone
            ? "Figures that people dispute"
            : leads
              ? "Figures disputed by you and by the people you lead"
              : "Figures you have disputed",
        ]}
      />
      <div className="filters">
        <SegmentLinks
          label="State"
          items={APPEAL_FILTERS.map((each) => ({
            label: FILTER_WORDS[each],
            href: to({ state: each === "open" ? null : each, page: null }),
            count: counts[each],
            current: each === state,
          }))}
        />
      </div>
      <AppealTable appeals={appeals} filter={state} timeZone={timeZone} leads={leads} />
      {total > PAGE_SIZE && (
        <Pager
          {...{ page, total, pageSize: PAGE_SIZE }}
          label="Pages of appeals"
          href={(at) => to({ page: at })}
        />
      )}
    </Page>
  );
}
