import type { Metadata } from "next";
import { FirstSteps } from "@/components/dashboards/first-steps";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { Empty } from "@/components/ui/empty";
import { Section } from "@/components/ui/section-head";
import { requirePage } from "@/lib/access/current-viewer";
import { getFirstSteps } from "@/lib/dashboards/first-steps";
import { counted } from "@/lib/dashboards/format";
import { listUnitFigures } from "@/lib/dashboards/organisation";
import { periodParams } from "@/lib/dashboards/params";
import { periodState } from "@/lib/dashboards/period-choice";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { BandLegend, UnitTable } from "./_components/unit-table";

export const metadata: Metadata = { title: "Organisation" };

export default async function OrganisationPage({ searchParams }: PageProps<"/org">) {
  const { scope, ctx } = await requirePage("/org");
  const { period: wantedId } = periodParams.parse(await searchParams);
  const periods = await getScreenPeriods(ctx.db, { now: ctx.now, wantedId });
  const { period, today } = periods;
  const steps = await getFirstSteps(ctx.db, ctx.actor);
  const units = period ? await listUnitFigures(ctx.db, scope, period.id) : [];
  const people = units.filter(({ depth }) => depth === 0).reduce((sum, unit) => sum + unit.peopleCount, 0);
  return (
    <Page crumbs={[{ label: "Organisation" }]} period={<ScreenPeriod periods={periods} path="/org" />}>
      <PageHead
        title="Organisation"
        sub={
          period
            ? [
                counted(people, ["person", "people"]),
                `${period.name}, ${periodState(period, today).toLowerCase()}`,
              ]
            : []
        }
      />
      <FirstSteps steps={steps} />
      {steps && (!period || units.length === 0) ? null : !period ? (
        <NoPeriodYet />
      ) : units.length === 0 ? (
        <Empty title="No units yet" icon="org" level={2}>
          Units appear here with their mean score once people have been imported.
        </Empty>
      ) : (
        <Section
          id="h-units"
          first
          title="Units"
          aside={
            scope.seesEveryone
              ? "Figures include the units below"
              : "Figures include the units below. Means of fewer than 5 people are not shown, nor any that would reveal them"
          }
        >
          <BandLegend />
          <UnitTable units={units} wantedId={wantedId} opens={scope.seesEveryone} period={period.name} />
        </Section>
      )}
    </Page>
  );
}
