import type { Metadata } from "next";
import { z } from "zod";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { Pager } from "@/components/ui/pager";
import { SegmentLinks } from "@/components/ui/segment";
import { withParams } from "@/components/ui/url";
import { PLAN_STATUSES, type PlanStatus } from "@/db/enums";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { organisationToday } from "@/lib/people/today";
import { listPlans } from "@/lib/rewards/plans/queries";
import { PLAN_STATUS_WORDS } from "@/lib/rewards/plans/words";
import { PlanTable } from "./_components/plan-table";

export const metadata: Metadata = { title: "Plans" };

const PER_PAGE = 50;
/** What is to be done first, what is over last. */
const SHOWN: readonly PlanStatus[] = ["recommended", "active", "ended", "declined"];
const planParams = z.object({
  status: z.enum(PLAN_STATUSES).optional().catch(undefined),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
});

export default async function PlansPage({ searchParams }: PageProps<"/plans">) {
  const { scope, ctx } = await requirePage("/plans");
  const { status, page } = planParams.parse(await searchParams);
  const { plans, counts, total } = await listPlans(ctx.db, scope, { status, page, pageSize: PER_PAGE });
  const today = await organisationToday(ctx.db, ctx.now);
  const decides = may(ctx.actor, "decide plans");
  const everything = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const offered = SHOWN.filter((each) => decides || each === "active" || each === "ended");
  return (
    <Page crumbs={[{ label: "Plans" }]}>
      <PageHead
        title="Plans"
        sub={[
          "Training and improvement",
          decides && counts.recommended > 0 && `${counts.recommended} to decide on`,
        ]}
      />
      <div className="filters">
        <SegmentLinks
          label="State"
          items={[
            { label: "All", href: "/plans", count: everything, current: status === undefined },
            ...offered.map((each) => ({
              label: PLAN_STATUS_WORDS[each],
              href: withParams("/plans", {}, { status: each }),
              count: counts[each],
              current: status === each,
            })),
          ]}
        />
      </div>
      <PlanTable plans={plans} decides={decides} filtered={status !== undefined} today={today} />
      {total > 0 && (
        <Pager
          page={page}
          pageSize={PER_PAGE}
          total={total}
          href={(to) => withParams("/plans", { status }, { page: to > 1 ? to : null })}
          label="Pages of plans"
        />
      )}
    </Page>
  );
}
