import type { ScorecardKpi } from "@/lib/scoring/scorecards/types";
import { counted, shownCount, shownScore } from "../format";
import { adjustedWords } from "./adjusted-words";

/** What made a KPI's score other than the curve's: words, around the KPI that limits it where one does. */
export interface KpiWhy {
  words: string;
  guardrail?: { name: string; href: string; words: string };
  /** A person's own value stands in its place. */
  isOverride?: boolean;
}

interface Shown {
  /** Every KPI of the scorecard, among them the one that may limit this. */
  all: readonly ScorecardKpi[];
  /** The period's name. */
  period: string;
  kpiHref: (kpiId: number) => string;
  timeZone: string;
}

/** Null where nothing but the curve made it. */
export function whyOf(kpi: ScorecardKpi, shown: Shown): KpiWhy | null {
  if (kpi.adjusted?.override) {
    return { words: adjustedWords(kpi.adjusted, kpi.score, shown.timeZone), isOverride: true };
  }
  if (kpi.guardrail) return cappedBy(kpi.guardrail, kpi.rawScore, shown);
  const missing = missingWords(kpi, shown.period);
  switch (kpi.status) {
    case "scored":
      return (
        kpi.adjusted && {
          words: `Computed ${shownScore(kpi.adjusted.computed ?? "0")}: the override of its guardrail changes it`,
        }
      );
    case "held":
      return { words: `${missing}: the score of ${kpi.heldFrom?.name ?? "an earlier period"} is kept` };
    case "zeroed":
      return { words: `${missing}: the template counts that as 0` };
    default:
      return { words: `${missing}, so it counts for nothing, up or down` };
  }
}

type Guardrail = NonNullable<ScorecardKpi["guardrail"]>;

function cappedBy({ id, name, cap }: Guardrail, rawScore: string | null, { all, kpiHref }: Shown): KpiWhy {
  const limiting = all.find((kpi) => kpi.id === id)?.score;
  const without = rawScore === null ? "" : `, without it ${shownScore(rawScore)}`;
  return {
    words: `Capped at ${shownScore(cap)}${without}:`,
    guardrail: {
      name,
      href: kpiHref(id),
      words: limiting ? `scored ${shownScore(limiting)}` : "is under its threshold",
    },
  };
}

function missingWords(kpi: ScorecardKpi, period: string): string {
  if (kpi.recordCount === 0) return `No records in ${period}`;
  if (kpi.recordCount < kpi.minRecords) {
    return `${counted(kpi.recordCount, ["record", "records"])}, ${shownCount(kpi.minRecords)} needed`;
  }
  return `Nothing to measure in ${counted(kpi.recordCount, ["record", "records"])}`;
}
