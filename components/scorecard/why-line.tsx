import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { counted, shownCount, shownScore } from "@/lib/dashboards/format";
import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";

interface WhyLineProps {
  kpi: ScorecardKpi;
  period: string;
  all: ScorecardKpi[];
  kpiHref: (kpiId: number) => string;
}

/** Under a KPI's name: what made its score other than the curve's. Nothing where nothing did. */
export function WhyLine(props: WhyLineProps) {
  const { kpi, period } = props;
  if (kpi.guardrail) return <Guardrail {...props} />;
  switch (kpi.status) {
    case "scored":
      return null;
    case "held":
      return (
        <Why>
          {missing(kpi, period)}: the score of {kpi.heldFrom?.name ?? "an earlier period"} is kept
        </Why>
      );
    case "zeroed":
      return <Why>{missing(kpi, period)}: the template counts that as 0</Why>;
    default:
      return <Why>{missing(kpi, period)}, so it counts for nothing, up or down</Why>;
  }
}

function Guardrail({ kpi, all, kpiHref }: WhyLineProps) {
  const { guardrail, rawScore } = kpi;
  if (!guardrail) return null;
  const limiting = all.find(({ id }) => id === guardrail.id)?.score;
  return (
    <Why icon="shield">
      Capped at {shownScore(guardrail.cap)}
      {rawScore !== null && `, without it ${shownScore(rawScore)}`}:{" "}
      <Link href={kpiHref(guardrail.id)} prefetch={false}>
        {guardrail.name}
      </Link>{" "}
      {limiting ? `scored ${shownScore(limiting)}` : "is under its threshold"}
    </Why>
  );
}

function missing(kpi: ScorecardKpi, period: string): string {
  if (kpi.recordCount === 0) return `No records in ${period}`;
  if (kpi.recordCount < kpi.minRecords) {
    return `${counted(kpi.recordCount, ["record", "records"])}, ${shownCount(kpi.minRecords)} needed`;
  }
  return `Nothing to measure in ${counted(kpi.recordCount, ["record", "records"])}`;
}

function Why({ icon = "info", children }: { icon?: "info" | "shield"; children: ReactNode }) {
  return (
    <span className="why">
      <Icon name={icon} />
      <span>{children}</span>
    </span>
  );
}
