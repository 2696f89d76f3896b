import {
  type Dec,
  Dec as Decimal,
  type DecimalString,
  parseDecimal,
  roundActual,
  roundScore,
  scoreText,
  ZERO,
} from "@/lib/decimal";
import { type DerivedKpi, derive, type ParsedItem, type ParsedTemplate } from "../derive";
import type { Reading } from "../item";
import type { Band } from "../types";
import { intervalAround, pastErrorOf } from "./interval";
import { isNature, type Nature } from "./nature";
import { projectAccruing, projectLevel } from "./project-actual";
import type {
  How,
  PastError,
  PastPeriod,
  ProjectedKpi,
  ProjectedScore,
  Standing,
  StoredProjection,
} from "./types";
import { EARLIEST_SHARE, LEAST_WEIGHT, WIDEST_KPI, WIDEST_TOTAL, type Withheld } from "./withheld";

export interface KpiToProject {
  nature: Nature | Withheld;
  soFar: Standing | null;
  past: readonly PastPeriod[];
  /** Its score in the last finished period in which it had one: stands in where nothing is projected. */
  lastScore: DecimalString | null;
  /** Past errors at this point of the person's finished periods, points: came out less projected. */
  errors: readonly number[];
}

export interface ScorecardToProject {
  template: ParsedTemplate;
  maximumScore: DecimalString;
  /** Of the working time that has passed, 0 to 1. */
  share: number;
  /** By KPI of the template. */
  kpis: ReadonlyMap<number, KpiToProject>;
  totalErrors: readonly number[];
  /** Everybody's errors at this point, by KPI; 0 is the total. */
  everyone: ReadonlyMap<number, PastError>;
}

type Projection = Omit<StoredProjection, "workingDays">;

/**
 * What a scorecard is heading for: every KPI's projected actual through the same curves, guardrails and weights as a
 * stored result. A KPI that cannot be projected counts with its last score, and the total says how much weight that is.
 */
export function projectScorecard(asked: ScorecardToProject): Projection {
  const { template, kpis } = asked;
  const drafts = template.items.map((item) => draftOf(item, kpis.get(item.rule.kpiId), asked.share));
  const derived = derive(
    template,
    drafts.map(({ reading }) => reading),
    {},
  );
  const projectedWeight = weightOf(template, drafts);
  return {
    total: totalOf(asked, { drafts, projectedWeight, total: derived.total, band: derived.band }),
    projectedWeight: scoreText(projectedWeight),
    kpis: Object.fromEntries(
      drafts.map((draft, index) => [draft.item.rule.kpiId, kpiOf(asked, draft, derived.kpis[index])]),
    ),
  };
}

interface Draft {
  item: ParsedItem;
  reading: Reading;
  actual: DecimalString | null;
  how: How | null;
  withheld: Withheld | null;
}

function draftOf(item: ParsedItem, kpi: KpiToProject | undefined, share: number): Draft {
  const projected = kpi ? projectKpi(kpi, share) : "no_records";
  if (typeof projected === "string") return withheldDraft(item, kpi, projected);
  const actual = roundActual(new Decimal(projected.actual)).toFixed();
  const reading = item.read({ kpiId: item.rule.kpiId, actual, recordCount: projected.records }, undefined);
  if (reading.status !== "scored") return withheldDraft(item, kpi, "few_records");
  return { item, reading, actual, how: projected.how, withheld: null };
}

function projectKpi(
  { nature, soFar, past }: KpiToProject,
  share: number,
): { actual: number; records: number; how: How } | Withheld {
  if (!isNature(nature)) return nature;
  if (share < EARLIEST_SHARE) return "early";
  const asked = { soFar, past, share };
  const periods = past.length;
  if (nature === "accruing") {
    const projected = projectAccruing(asked);
    if (typeof projected === "string") return projected;
    const { actual, records, usuallyIn, usual } = projected;
    const sharePercent = shown(usuallyIn * 100);
    const how: How = {
      kind: nature,
      soFar: shown(soFar?.actual ?? 0),
      sharePercent,
      usual: shown(usual),
      periods,
    };
    return { actual, records, how };
  }
  const projected = projectLevel(asked);
  if (typeof projected === "string") return projected;
  const { actual, records, usual, toCome } = projected;
  const soFarText = { soFar: shown(soFar?.actual ?? 0), records: soFar?.records ?? 0 };
  return { actual, records, how: { kind: nature, ...soFarText, usual: shown(usual), toCome, periods } };
}

const shown = (figure: number): DecimalString => roundActual(new Decimal(figure)).toFixed();

function withheldDraft(item: ParsedItem, kpi: KpiToProject | undefined, withheld: Withheld): Draft {
  const last = kpi?.lastScore ?? null;
  const nothing = item.read(undefined, undefined);
  const reading: Reading =
    last === null ? nothing : { ...nothing, status: "held", score: roundScore(parseDecimal(last)) };
  return { item, reading, actual: null, how: null, withheld };
}

/** Of the whole template, in percent. */
function weightOf({ kras }: ParsedTemplate, drafts: readonly Draft[]): Dec {
  let projected = ZERO;
  let all = ZERO;
  for (const { item, withheld } of drafts) {
    const kra = kras.find(({ rule }) => rule.kraId === item.rule.kraId);
    const weight = item.weight.times(kra?.weight ?? ZERO);
    all = all.plus(weight);
    if (withheld === null) projected = projected.plus(weight);
  }
  return all.isZero() ? ZERO : roundScore(projected.times(100).div(all));
}

interface TotalDraft {
  drafts: readonly Draft[];
  projectedWeight: Dec;
  total: Dec | null;
  band: Band;
}

function totalOf(
  asked: ScorecardToProject,
  { drafts, projectedWeight, total, band }: TotalDraft,
): ProjectedScore {
  if (total === null || band === "insufficient_data" || projectedWeight.lt(LEAST_WEIGHT)) {
    return nothingBecause(reasonOf(drafts));
  }
  const everyone = asked.everyone.get(0) ?? null;
  const pastError = pastErrorOf(asked.totalErrors, everyone);
  return withInterval(asked, { score: scoreText(total), band, pastError, widest: WIDEST_TOTAL });
}

/** One reason for all is the reason of the whole; else it is that too little is left. */
function reasonOf(drafts: readonly Draft[]): Withheld {
  const reasons = new Set(drafts.flatMap(({ withheld }) => (withheld ? [withheld] : [])));
  if (reasons.has("early")) return "early";
  return reasons.has("few_periods") ? "few_periods" : "little_weight";
}

function kpiOf(asked: ScorecardToProject, draft: Draft, derived: DerivedKpi | undefined): ProjectedKpi {
  const { item, actual, how, withheld } = draft;
  if (withheld !== null || !derived?.score) {
    return { ...nothingBecause(withheld ?? "few_records"), actual: null, how: null };
  }
  const kpiId = item.rule.kpiId;
  const pastError = pastErrorOf(asked.kpis.get(kpiId)?.errors ?? [], asked.everyone.get(kpiId) ?? null);
  const band = asked.template.bandOf(derived.score);
  const figure = { score: scoreText(derived.score), band, pastError, widest: WIDEST_KPI };
  return { ...withInterval(asked, figure), actual, how };
}

interface Figure {
  score: DecimalString;
  band: Band;
  pastError: PastError | null;
  /** Points. */
  widest: number;
}

/** The figure is kept even where it is not shown: its error is learnt from when the period is over. */
function withInterval(
  { maximumScore }: ScorecardToProject,
  { score, band, pastError, widest }: Figure,
): ProjectedScore {
  if (!pastError) return { score, band, low: null, high: null, pastError, withheld: "no_past_error" };
  const { low, high } = intervalAround(score, pastError, maximumScore);
  const isWide = parseDecimal(pastError.usual).times(2).gt(widest);
  return { score, band, low, high, pastError, withheld: isWide ? "too_wide" : null };
}

const nothingBecause = (withheld: Withheld): ProjectedScore => ({
  score: null,
  band: null,
  low: null,
  high: null,
  pastError: null,
  withheld,
});
