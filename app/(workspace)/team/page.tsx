import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { LiveFigures } from "@/components/scorecard/live-figures";
import { NobodysEmployee, NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { Pager } from "@/components/ui/pager";
import { Section } from "@/components/ui/section-head";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { shownInstant } from "@/lib/dashboards/dates";
import { counted } from "@/lib/dashboards/format";
import { keptParams, teamAddress, teamParams } from "@/lib/dashboards/params";
import { periodState } from "@/lib/dashboards/period-choice";
import { PEOPLE_PER_PAGE } from "@/lib/dashboards/team/team";
import { teamTable } from "@/lib/dashboards/team/team-lines";
import { getTeamScreen } from "@/lib/dashboards/team/team-screen";
import { TeamFilters } from "./_components/team-filters";
import { TeamMeans } from "./_components/team-means";
import { TeamQueue } from "./_components/team-queue";
import { TeamTable } from "./_components/team-table";

export const metadata: Metadata = { title: "Team" };

export default async function TeamPage({ searchParams }: PageProps<"/team">) {
  const { viewer, scope, ctx } = await requirePage("/team");
  const params = teamParams.parse(await searchParams);
  const screen = await getTeamScreen(ctx.db, scope, { params, now: ctx.now });
  const { period, shown, timeZone, today } = screen;
  return (
    <Page
      crumbs={[{ label: "Team" }]}
      period={<ScreenPeriod periods={screen} path="/team" params={keptParams(params)} />}
    >
      {period && shown ? (
        <>
          <PageHead
            title={shown.title}
            sub={[
              counted(shown.everyone, ["person", "people"]),
              `${period.name}, ${periodState(period, today).toLowerCase()}`,
            ]}
          />
          <TeamQueue queue={shown.queue} period={period} />
          <Section
            id="h-team"
            first={!shown.queue?.items.length}
            title="People"
            aside={shown.rollup && `Figures as of ${shownInstant(shown.rollup.computedAt, timeZone)}`}
          >
            {shown.rollup && <TeamMeans rollup={shown.rollup} />}
            <TeamFilters
              params={params}
              team={shown.team}
              hasReports={scope.seesReports}
              units={shown.units}
            />
            <LiveFigures watch={`of=team&period_id=${period.id}`} timeZone={timeZone} />
            <TeamTable {...teamTable(shown.team.members, params)} period={period.name} />
            {shown.team.total > 0 && (
              <Pager
                page={params.page}
                pageSize={PEOPLE_PER_PAGE}
                total={shown.team.total}
                href={(page) => withParams("/team", teamAddress(params), { page: page > 1 ? page : null })}
                label="Pages of people"
              />
            )}
          </Section>
        </>
      ) : (
        <>
          <PageHead title="Team" />
          {scope.seesEveryone || viewer.employeeId !== null ? <NoPeriodYet /> : <NobodysEmployee />}
        </>
      )}
    </Page>
  );
}
