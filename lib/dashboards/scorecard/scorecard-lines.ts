import type { RatingBand } from "@/db/enums";
import type { Period } from "@/lib/scoring/periods/queries";
import type { Scorecard, ScorecardKpi, ScorecardKra, Scores } from "@/lib/scoring/scorecards/types";
import { spanWords } from "../dates";
import { counted, shownCount, shownPercent, shownTarget, shownValue } from "../format";
import { adjustedWords } from "../words/adjusted-words";
import { type KpiWhy, whyOf } from "../words/kpi-why";

/**
 * A scorecard's table as it is shown: every figure in words already. It is sent to the browser as it stands, so a page
 * that everybody opens carries no more than it shows.
 */
export interface ScorecardLines {
  /** Of the period, for the table's name. */
  period: string;
  /** "Six months"; null where there is one period alone. */
  span: string | null;
  kras: KraLine[];
}

export interface KraLine {
  id: number;
  name: string;
  score: number | null;
  band: RatingBand;
  /** What the rules give, where an override here or below changed it; null: not scored. */
  was?: number | null;
  /** The override at this level, in words. */
  why?: string;
  weight: string;
  /** Of its weight, where not all of it is scored. */
  covered?: string;
  /** Oldest first, this period last. */
  scores: (number | null)[];
  kpis: KpiLine[];
}

export interface KpiLine {
  id: number;
  name: string;
  href: string;
  actual: string;
  target: string;
  /** Instead of a target it says how many records are needed. */
  isShort: boolean;
  score: number | null;
  band: RatingBand;
  /** Without its guardrail. */
  uncapped: number | null;
  /** What the rules give, where an override changed it. */
  was?: number | null;
  weight: string;
  scores: (number | null)[];
  why: KpiWhy | null;
}

interface Shown {
  scorecard: Scorecard;
  period: Period;
  kpiHref: (kpiId: number) => string;
  timeZone: string;
}

export function scorecardLines({ scorecard, period, kpiHref, timeZone }: Shown): ScorecardLines {
  const { trend, kras } = scorecard;
  const count = trend.periods.length;
  const shown = { all: kras.flatMap(({ kpis }) => kpis), period: period.name, kpiHref, timeZone };
  return {
    period: period.name,
    span: count > 1 ? spanWords(count, period.frequency) : null,
    kras: kras.map((kra) => ({
      ...kraLine(kra, timeZone),
      scores: numbers(trend.kras.get(kra.id)),
      kpis: kra.kpis.map((kpi) => ({
        ...kpiLine(kpi),
        href: kpiHref(kpi.id),
        scores: numbers(trend.kpis.get(kpi.id)),
        why: whyOf(kpi, shown),
      })),
    })),
  };
}

function kraLine({ id, name, score, band, weight, coveredWeight, adjusted }: ScorecardKra, timeZone: string) {
  const isPart = score !== null && Number(coveredWeight) < 100;
  return {
    id,
    name,
    score: number(score),
    band,
    weight: shownPercent(weight),
    ...(adjusted && { was: number(adjusted.computed) }),
    ...(adjusted?.override && { why: adjustedWords(adjusted, score, timeZone) }),
    ...(isPart && { covered: shownPercent(coveredWeight) }),
  };
}

function kpiLine(kpi: ScorecardKpi) {
  const isShort = kpi.recordCount > 0 && kpi.recordCount < kpi.minRecords;
  return {
    id: kpi.id,
    name: kpi.name,
    actual: isShort ? counted(kpi.recordCount, ["record", "records"]) : actualWords(kpi),
    target: isShort ? `${shownCount(kpi.minRecords)} needed` : shownTarget(kpi.target, kpi.direction, kpi),
    isShort,
    score: number(kpi.score),
    band: kpi.band,
    uncapped: kpi.guardrail ? number(kpi.rawScore) : null,
    ...(kpi.adjusted && { was: number(kpi.adjusted.computed) }),
    weight: shownPercent(kpi.weight),
  };
}

const actualWords = (kpi: ScorecardKpi) => (kpi.actual === null ? "No records" : shownValue(kpi.actual, kpi));

const numbers = (scores: Scores = []) => scores.map(number);
const number = (score: string | null) => (score === null ? null : Number(score));
