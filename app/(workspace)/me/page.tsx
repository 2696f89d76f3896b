import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { OwnBonus } from "@/components/rewards/own-bonus";
import { ScorecardBody } from "@/components/scorecard/scorecard-body";
import { NobodysEmployee } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { requirePage } from "@/lib/access/current-viewer";
import { periodParams } from "@/lib/dashboards/params";
import { getScorecardScreen } from "@/lib/dashboards/scorecard/scorecard-screen";
import { getPersonBonus } from "@/lib/rewards/bonuses";

export const metadata: Metadata = { title: "My scorecard" };

const CRUMBS = [{ label: "My scorecard" }];

export default async function MyScorecardPage({ searchParams }: PageProps<"/me">) {
  const { viewer, scope, ctx } = await requirePage("/me");
  const { employeeId } = viewer;
  if (employeeId === null) {
    return (
      <Page crumbs={CRUMBS}>
        <PageHead title={viewer.name} />
        <NobodysEmployee />
      </Page>
    );
  }
  const { period: wantedId } = periodParams.parse(await searchParams);
  const screen = await getScorecardScreen(ctx.db, scope, { employeeId, now: ctx.now, wantedId });
  const { shown } = screen;
  const bonus = shown && (await getPersonBonus(ctx.db, scope, { employeeId, period: shown.period }));
  return (
    <Page crumbs={CRUMBS} period={<ScreenPeriod periods={screen} path="/me" />}>
      <ScorecardBody screen={screen} name={viewer.name} own path="/me" wantedId={wantedId} />
      {bonus && shown && <OwnBonus bonus={bonus} period={shown.period} />}
    </Page>
  );
}
