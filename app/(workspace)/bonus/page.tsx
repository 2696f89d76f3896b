import type { Metadata } from "next";
import { Page } from "@/components/layout/page";
import { PageHead } from "@/components/layout/page-head";
import { NoPeriodYet } from "@/components/scorecard/scorecard-states";
import { ScreenPeriod } from "@/components/scorecard/screen-period";
import { Empty } from "@/components/ui/empty";
import { withParams } from "@/components/ui/url";
import { requirePage } from "@/lib/access/current-viewer";
import { may } from "@/lib/access/policy";
import { counted } from "@/lib/dashboards/format";
import { noteSeen } from "@/lib/dashboards/loaders";
import { periodState } from "@/lib/dashboards/period-choice";
import { getScreenPeriods } from "@/lib/dashboards/periods";
import { bonusAddress, bonusParams, getBonusScreen } from "@/lib/rewards/screen";
import { BonusActions } from "./_components/bonus-actions";
import { BonusPeople } from "./_components/bonus-people";
import { BonusStats } from "./_components/bonus-stats";
import { BonusUnits } from "./_components/bonus-units";
import { LastExportNote } from "./_components/last-export-note";
import { PersonSheet } from "./_components/person-sheet";
import { TargetsFileSheet } from "./_components/targets-file-sheet";

export const metadata: Metadata = { title: "Bonuses" };

export default async function BonusPage({ searchParams }: PageProps<"/bonus">) {
  const { scope, ctx } = await requirePage("/bonus");
  const params = bonusParams.parse(await searchParams);
  const periods = await getScreenPeriods(ctx.db, { now: ctx.now, wantedId: params.period });
  const { period, today, timeZone } = periods;
  const screen = period && (await getBonusScreen(ctx.db, scope, { period, params }));
  await noteSeen(ctx, ...(screen?.list?.rows ?? []).map(({ employeeId }) => employeeId));
  const address = bonusAddress(params);
  const configures = may(ctx.actor, "configure bonus policies");
  return (
    <Page crumbs={[{ label: "Bonuses" }]} period={<ScreenPeriod periods={periods} path="/bonus" />}>
      <PageHead
        title="Bonuses"
        sub={[
          period && `${period.name}, ${periodState(period, today).toLowerCase()}`,
          screen && counted(screen.totals?.people ?? 0, ["person", "people"]),
          ...(screen?.policies.map(({ name, version }) => `${name} v${version}`) ?? []),
        ]}
        actions={
          <BonusActions
            periodId={period?.id}
            address={address}
            configures={configures}
            exports={screen?.list != null && screen.policies.length > 0}
          />
        }
      />
      {!period || !screen ? (
        <NoPeriodYet />
      ) : screen.policies.length === 0 ? (
        <Empty title={`No policy pays ${period.name}`} icon="tag" level={2}>
          Bonuses appear here when a policy for {period.frequency} periods is in force on the period’s last
          day.
        </Empty>
      ) : (
        <>
          <BonusStats totals={screen.totals} hasLines={screen.list !== null} />
          {screen.lastExport && <LastExportNote last={screen.lastExport} timeZone={timeZone} />}
          {screen.list && <BonusPeople {...screen} list={screen.list} params={params} period={period.name} />}
          <BonusUnits units={screen.units} withheld={!scope.seesEveryone} />
        </>
      )}
      {screen?.open && period && (
        <PersonSheet db={ctx.db} scope={scope} row={screen.open} period={period.name} params={params} />
      )}
      {params.import && scope.seesEveryone && (
        <TargetsFileSheet closeHref={withParams("/bonus", address, {})} />
      )}
    </Page>
  );
}
