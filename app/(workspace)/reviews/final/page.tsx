import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { ChangedSince } from "@/components/reviews/changed-since";
import { NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { Facts } from "@/components/ui/facts";
import { Section } from "@/components/ui/section-head";
import { Tag } from "@/components/ui/tag";
import { requirePage } from "@/lib/access/current-viewer";
import { allows, PAGES } from "@/lib/access/matrix";
import { may } from "@/lib/access/policy";
import { shownDay, shownInstant } from "@/lib/dashboards/dates";
import { isRunning, periodState } from "@/lib/dashboards/period-choice";
import { getFinalScreen } from "@/lib/dashboards/reviews/final-screen";
import { finalParams } from "@/lib/reviews/params";
import { Checklist } from "./_components/checklist";
import { Finalize, StartReview } from "./_components/period-acts";

export const metadata: Metadata = { title: "Final periods" };

export default async function FinalPage({ searchParams }: PageProps<"/reviews/final">) {
  const { viewer, scope, ctx } = await requirePage("/reviews/final");
  const { period: wantedId } = finalParams.parse(await searchParams);
  const screen = await getFinalScreen(ctx.db, scope, { wantedId, now: ctx.now });
  const { period, shown, timeZone, today } = screen;
  const mayOpen = (href: string) =>
    allows(href.startsWith("/reviews") ? PAGES["/reviews"] : PAGES["/admin/periods"], viewer.roles);
  const start = period && { periodId: period.id, periodName: period.name };
  return (
    <Page
      crumbs={[{ label: "Final periods" }]}
      period={<ScreenPeriod periods={screen} path="/reviews/final" />}
    >
      <PageHead
        title={period ? period.name : "Final periods"}
        sub={[
          period?.status === "in_review" &&
            period.reviewDueOn &&
            `Reviews due on ${shownDay(period.reviewDueOn)}`,
        ]}
        meta={period && <Tag>{periodState(period, today)}</Tag>}
      />
      {!period && <NoPeriodYet />}
      {period && start && shown?.checklist && (
        <>
          {may(ctx.actor, "start reviews") && !isRunning(period, today) && (
            <Section id="h-review" first title="Review">
              <StartReview key={period.reviewDueOn} {...start} dueOn={period.reviewDueOn} />
            </Section>
          )}
          <Section id="h-checklist" title="Before it becomes final">
            <Checklist checklist={shown.checklist} mayOpen={mayOpen} />
            <Finalize
              {...start}
              isGreen={shown.checklist.isGreen}
              impossible={shown.checklist.isPossible ? null : "Something that is required is open"}
            />
          </Section>
        </>
      )}
      {period?.finalizedAt && (
        <Facts
          items={[
            { label: "Made final", value: shownInstant(period.finalizedAt, timeZone) },
            { label: "By", value: period.finalizedByName ?? "" },
            { label: "Although something was open", value: period.finalizedReason ?? "Nothing was open" },
          ]}
        />
      )}
      {period && shown && <ChangedSince adjustments={shown.adjustments} period={period} withNames />}
    </Page>
  );
}
