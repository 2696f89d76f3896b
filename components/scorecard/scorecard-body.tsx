import { PageHead } from "@/components/layout/page-head";
import { WithAside } from "@/components/layout/with-aside";
import { ReviewRemarks } from "@/components/reviews/review-remarks";
import { withParams } from "@/components/ui/url";
import type { ScorecardScreen } from "@/lib/dashboards/scorecard/scorecard-screen";
import { Scorecard } from "./scorecard";
import { hasAside, ScorecardAside } from "./scorecard-aside";
import { NoPeriodYet, NotComputed } from "./scorecard-states";

interface ScorecardBodyProps {
  screen: ScorecardScreen;
  name: string;
  own: boolean;
  /** The address its receipts stand below. */
  path: string;
  /** The period asked for in the address, if any. */
  wantedId: number | undefined;
}

/** A scorecard, or in plain words why there is none. */
export function ScorecardBody({ screen, name, own, path, wantedId }: ScorecardBodyProps) {
  const { shown, period, timeZone, today, offered, around } = screen;
  if (shown) {
    const card = (
      <Scorecard
        {...shown}
        timeZone={timeZone}
        today={today}
        own={own}
        kpiHref={(kpiId) => withParams(`${path}/kpis/${kpiId}`, {}, { period: wantedId })}
      >
        {shown.remarks && (
          <ReviewRemarks {...shown.remarks} period={shown.period} own={own} timeZone={timeZone} />
        )}
      </Scorecard>
    );
    const beside = { around, scorecard: shown.scorecard, period: shown.period, offered, today, timeZone };
    if (!hasAside(beside)) return card;
    return (
      <WithAside label="Around this score" aside={<ScorecardAside {...beside} />}>
        {card}
      </WithAside>
    );
  }
  return (
    <>
      <PageHead title={name} sub={period ? [period.name] : []} />
      {period ? <NotComputed own={own} name={name} period={period.name} /> : <NoPeriodYet />}
    </>
  );
}
