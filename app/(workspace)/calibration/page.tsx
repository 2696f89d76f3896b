import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { LinkButton } from "@/components/ui/button";
import { Empty } from "@/components/ui/empty";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { getCalibration } from "@/lib/dashboards/calibration/calibration";
import { calibrationAddress, calibrationParams } from "@/lib/dashboards/calibration/params";
import { counted } from "@/lib/dashboards/format";
import { periodState } from "@/lib/dashboards/period-choice";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { Everybody } from "./_components/everybody";
import { GroupSection } from "./_components/group-section";
import { GroupsFileSheet } from "./_components/groups-file-sheet";
import { ManagerSection } from "./_components/manager-section";
import { OverrideSection } from "./_components/override-section";
import { SeriesSection } from "./_components/series-section";
import { UnitSection } from "./_components/unit-section";

export const metadata: Metadata = { title: "Calibration" };

export default async function CalibrationPage({ searchParams }: PageProps<"/calibration">) {
  const { scope, ctx } = await requirePage("/calibration");
  const params = calibrationParams.parse(await searchParams);
  const periods = await getScreenPeriods(ctx.db, { now: ctx.now, wantedId: params.period });
  const { period, today } = periods;
  const found = period && (await getCalibration(ctx.db, scope, period.id));
  const address = calibrationAddress(params);
  const enters = may(ctx.actor, "manage groups of people");
  const importHref = withParams("/calibration", address, { import: "groups" });
  return (
    <Page crumbs={[{ label: "Calibration" }]} period={<ScreenPeriod periods={periods} path="/calibration" />}>
      <PageHead
        title="Calibration"
        sub={[
          period && `${period.name}, ${periodState(period, today).toLowerCase()}`,
          found?.whole && `${counted(found.whole.distribution.rated, ["person", "people"])} rated`,
        ]}
        actions={
          enters && (
            <LinkButton icon="upload" href={importHref}>
              Groups from a file
            </LinkButton>
          )
        }
      />
      {!period || !found ? (
        <NoPeriodYet />
      ) : !found.whole ? (
        <Empty title={`Fewer than 5 people are rated in ${period.name}`} icon="chart" level={2}>
          Ratings are compared here when the period has been computed and at least 5 people have a rating.
        </Empty>
      ) : (
        <>
          <Everybody of={found.whole.distribution} period={period.name} />
          <SeriesSection series={found.series} inflation={found.inflation} />
          <UnitSection
            units={found.units}
            whole={found.whole.distribution}
            seesEveryone={scope.seesEveryone}
          />
          {found.managers && <ManagerSection managers={found.managers} params={params} />}
          <OverrideSection effect={found.whole.effect} managers={found.managers} params={params} />
          <GroupSection kinds={found.kinds} importHref={enters ? importHref : undefined} />
        </>
      )}
      {params.import && enters && <GroupsFileSheet closeHref={withParams("/calibration", address, {})} />}
    </Page>
  );
}
