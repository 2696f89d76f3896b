import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { ReviewQueue } from "@/components/reviews/review-queue";
import { NobodysEmployee, NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { shownDay } from "@/lib/dashboards/dates";
import { periodState } from "@/lib/dashboards/period-choice";
import { getReviewsScreen, REVIEWS_PER_PAGE } from "@/lib/dashboards/reviews/reviews-screen";
import { reviewsParams } from "@/lib/reviews/params";
import { AgreeButton } from "./_components/agree-button";
import { ReviewFilters, reviewsAddress } from "./_components/review-filters";
import { ReviewTable } from "./_components/review-table";

export const metadata: Metadata = { title: "Reviews" };

export default async function ReviewsPage({ searchParams }: PageProps<"/reviews">) {
  const { viewer, scope, ctx } = await requirePage("/reviews");
  const params = reviewsParams.parse(await searchParams);
  const screen = await getReviewsScreen(ctx.db, scope, { params, now: ctx.now });
  const { period, shown, today } = screen;
  const address = reviewsAddress(params);
  return (
    <Page crumbs={[{ label: "Reviews" }]} period={<ScreenPeriod periods={screen} path="/reviews" />}>
      {period && shown ? (
        <>
          <PageHead
            title="Reviews"
            sub={[
              `${period.name}, ${periodState(period, today).toLowerCase()}`,
              `${shown.list.counts.signed} of ${shown.list.counts.all} signed off`,
              period.status === "in_review" && period.reviewDueOn && `Due on ${shownDay(period.reviewDueOn)}`,
            ]}
            actions={
              shown.agreeable.length > 0 && (
                <AgreeButton periodId={period.id} periodName={period.name} items={shown.agreeable} />
              )
            }
          />
          {shown.queue.items.length > 0 && (
            <Section
              id="h-queue"
              first
              title="Who needs you"
              aside={`${shown.queue.items.length}${shown.queue.cut ? " and more" : ""} of ${shown.list.counts.all}, most pressing first`}
            >
              <ReviewQueue items={shown.queue.items} period={period} words={shown.words} />
            </Section>
          )}
          <Section id="h-everyone" first={shown.queue.items.length === 0} title="Everyone">
            <ReviewFilters params={params} counts={shown.list.counts} />
            <ReviewTable
              reviews={shown.list.reviews}
              period={period}
              isFiltered={params.q !== "" || params.state !== "all"}
            />
            {shown.list.total > REVIEWS_PER_PAGE && (
              <Pager
                page={params.page}
                pageSize={REVIEWS_PER_PAGE}
                total={shown.list.total}
                href={(page) => withParams("/reviews", address, { page: page > 1 ? page : null })}
                label="Pages of people"
              />
            )}
          </Section>
        </>
      ) : (
        <>
          <PageHead title="Reviews" />
          {scope.seesEveryone || viewer.employeeId !== null ? <NoPeriodYet /> : <NobodysEmployee />}
        </>
      )}
    </Page>
  );
}
