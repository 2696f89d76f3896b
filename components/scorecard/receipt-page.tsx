import { notFound } from "next/navigation";
import type { z } from "zod";
import { disputableRecords } from "@/components/appeals/disputable-records";
import { DisputeSheet } from "@/components/appeals/dispute-sheet";
import { Page } from "@/components/layout/page";
import type { Crumb } from "@/components/layout/top-bar";
import { Empty } from "@/components/ui/empty";
import { withParams } from "@/components/ui/url";
import { may } from "@/lib/access/policy";
import type { Scope } from "@/lib/access/scope";
import type { Ctx } from "@/lib/context";
import type { recordParams } from "@/lib/dashboards/params";
import { getReceiptScreen } from "@/lib/dashboards/receipt/receipt-screen";
import { getKpiName } from "@/lib/dashboards/words/kpi-name";
import { Receipt } from "./receipt";
import { RECORDS_PER_PAGE } from "./receipt-records";
import { NoPeriodYet } from "./scorecard-states";
import { ScreenPeriod } from "./screen-period";

interface ReceiptPageProps {
  ctx: Ctx;
  scope: Scope;
  person: { employeeId: number; name: string; own: boolean };
  kpiId: number;
  asked: z.output<typeof recordParams>;
  /** The scorecard's address, above this one. */
  base: string;
  crumbs: Crumb[];
  showStatement: boolean;
}

/** A receipt with its bar, the same for oneself and for a report. */
export async function ReceiptPage(props: ReceiptPageProps) {
  const { ctx, scope, person, kpiId, asked, base, showStatement } = props;
  const screen = await getReceiptScreen(ctx.db, scope, {
    employeeId: person.employeeId,
    kpiId,
    now: ctx.now,
    wantedId: asked.period,
    part: asked.part,
    input: asked.input,
    search: asked.q,
    page: asked.page,
    pageSize: RECORDS_PER_PAGE,
  });
  const { shown, period } = screen;
  const name = shown?.receipt.kpi.name ?? (await getKpiName(ctx.db, kpiId));
  if (name === null) notFound();
  const path = `${base}/kpis/${kpiId}`;
  const kept = { period: asked.period?.toString() };
  const canDispute = person.own && may(ctx.actor, "dispute figures");
  const params = {
    ...kept,
    part: asked.part === "all" ? undefined : asked.part,
    input: asked.input,
    q: asked.q || undefined,
    page: String(asked.page),
  };
  const crumbs = props.crumbs.map(({ label, href }) => ({
    label,
    href: href && withParams(href, kept, {}),
  }));
  const kra = shown
    ? [{ label: shown.receipt.kra.name, href: `${withParams(base, kept, {})}#kra-${shown.receipt.kra.id}` }]
    : [];
  return (
    <Page
      crumbs={[...crumbs, ...kra, { label: name }]}
      period={<ScreenPeriod periods={screen} path={path} />}
    >
      {shown ? (
        <Receipt
          shown={shown}
          timeZone={screen.timeZone}
          today={screen.today}
          own={person.own}
          path={path}
          params={params}
          canDispute={canDispute}
          kpiHref={(id) => withParams(`${base}/kpis/${id}`, kept, {})}
          compare={asked.compare}
          showStatement={showStatement}
        />
      ) : period ? (
        <>
          <h1>{name}</h1>
          <Empty title={`Not part of this scorecard in ${period.name}`} icon="card" level={2}>
            {person.own ? "You were" : `${person.name} was`} not scored on it in this period. Choose another
            period above, or go back to the scorecard.
          </Empty>
        </>
      ) : (
        <NoPeriodYet />
      )}
      {shown && canDispute && asked.dispute && (
        <DisputeSheet
          periodId={shown.period.id}
          kpi={{ id: kpiId, name }}
          periodName={shown.period.name}
          records={disputableRecords(shown.listed, screen.timeZone)}
          closeHref={withParams(path, params, {})}
        />
      )}
    </Page>
  );
}
