import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { PersonGoals } from "@/components/assignments/person-goals";
import { Page } from "@/components/layout/page";
import { ScorecardBody } from "@/components/scorecard/scorecard-body";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { withParams } from "@/components/ui/url";
import { requirePersonPage } from "@/lib/dashboards/loaders";
import { periodParams } from "@/lib/dashboards/params";
import { getPersonName } from "@/lib/dashboards/person-name";
import { getScorecardScreen } from "@/lib/dashboards/scorecard/scorecard-screen";

export const metadata: Metadata = { title: "Scorecard" };

export default async function ReportScorecardPage({ params, searchParams }: PageProps<"/team/[employeeId]">) {
  const asked = await params;
  const { employeeId, own, scope, ctx } = await requirePersonPage("/team/[employeeId]", asked.employeeId);
  const search = await searchParams;
  const { period: wantedId } = periodParams.parse(search);
  const [screen, name] = await Promise.all([
    getScorecardScreen(ctx.db, scope, { employeeId, now: ctx.now, wantedId }),
    getPersonName(ctx.db, employeeId),
  ]);
  if (name === null) notFound();
  const path = `/team/${employeeId}`;
  return (
    <Page
      crumbs={[{ label: "Team", href: withParams("/team", {}, { period: wantedId }) }, { label: name }]}
      period={<ScreenPeriod periods={screen} path={path} />}
    >
      <ScorecardBody screen={screen} name={name} own={own} path={path} wantedId={wantedId} />
      <PersonGoals
        ctx={ctx}
        person={{ id: employeeId, name }}
        search={search}
        path={path}
        kept={{ period: wantedId?.toString() }}
      />
    </Page>
  );
}
