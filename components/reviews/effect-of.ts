import type { RatingBand } from "@/db/enums";
import { type DecimalString, parseDecimal, readPlainDecimal } from "@/lib/decimal";
import type { TemplateRule } from "@/lib/kpis/rule/types";
import { withOverride } from "@/lib/reviews/with-override";
import { bandOf } from "@/lib/scoring/band";
import { rescore, type StoredReading } from "@/lib/scoring/overrides/stored-readings";
import type { Overrides, ScorecardResult } from "@/lib/scoring/types";
import type { OverrideTarget } from "./override-target";

/** What the browser previews an override with: the stored figures and rules, nothing else. */
export interface OverrideBase {
  rule: TemplateRule;
  readings: StoredReading[];
  kpis: [number, DecimalString][];
  kras: [number, DecimalString][];
  total: DecimalString | null;
  /** Names by KRA. */
  kraNames: [number, string][];
  /** Names by KPI. */
  kpiNames: [number, string][];
}

export interface EffectRow {
  key: string;
  name: string;
  /** "36 of the 70 % scored in Delivery". */
  under: string | null;
  from: DecimalString | null;
  to: DecimalString | null;
  band: RatingBand;
}

export interface OverrideEffect {
  rows: EffectRow[];
  band: { from: RatingBand; to: RatingBand };
  before: ScorecardResult;
  after: ScorecardResult;
}

const overridesOf = ({ kpis, kras, total }: OverrideBase): Overrides => ({
  kpis: new Map(kpis),
  kras: new Map(kras),
  total,
});

/** The scorecard as it stands. */
export const scoredNow = (base: OverrideBase): ScorecardResult =>
  rescore(base.rule, base.readings, overridesOf(base));

/** The score typed, or why it cannot be one; null takes the override back. */
export function readScore(
  text: string,
  maximum: DecimalString,
): { score: DecimalString } | { problem: string } {
  const typed = readPlainDecimal(text.trim().replace(",", "."));
  if (!typed) return { problem: "Enter a number like 82.5." };
  if (typed.isNegative() || typed.gt(parseDecimal(maximum)))
    return { problem: `A score is from 0 to ${parseDecimal(maximum).toFixed()}.` };
  return { score: typed.toFixed() };
}

/** What setting a score, or taking an override back, changes: the level itself, everything above it, and the band. */
export function effectOf(
  base: OverrideBase,
  target: OverrideTarget,
  score: DecimalString | null,
): OverrideEffect {
  const before = scoredNow(base);
  const { level, entityId } = target;
  const after = rescore(
    base.rule,
    base.readings,
    withOverride(overridesOf(base), { level, entityId, score }),
  );
  const kraId = kraOf(base.rule, target);
  return {
    rows: [
      ...kpiRows(base, before, after, target),
      ...kraRows(base, before, after, kraId),
      {
        key: "total",
        name: "Overall",
        under: null,
        from: before.totalScore,
        to: after.totalScore,
        band: after.band,
      },
    ],
    band: { from: before.band, to: after.band },
    before,
    after,
  };
}

function kraOf(rule: TemplateRule, { level, entityId }: OverrideTarget): number | null {
  if (level === "kra") return entityId;
  return level === "kpi" ? (rule.items.find(({ kpiId }) => kpiId === entityId)?.kraId ?? null) : null;
}

/** The KPI itself, and those whose guardrail it is. */
function kpiRows(
  base: OverrideBase,
  before: ScorecardResult,
  after: ScorecardResult,
  target: OverrideTarget,
): EffectRow[] {
  if (target.level !== "kpi") return [];
  const names = new Map(base.kpiNames);
  const kras = new Map(base.kraNames);
  return after.kpis.flatMap((kpi, index): EffectRow[] => {
    const from = before.kpis[index]?.score ?? null;
    if (kpi.kpiId !== target.entityId && from === kpi.score) return [];
    const covered = after.kras.find(({ kraId }) => kraId === kpi.kraId)?.coveredWeightPercent ?? "100";
    const kraName = kras.get(kpi.kraId) ?? "";
    const isWhole = parseDecimal(covered).eq(100);
    return [
      {
        key: `kpi-${kpi.kpiId}`,
        name: names.get(kpi.kpiId) ?? "",
        under: isWhole
          ? `${percent(kpi.weightPercent)} of ${kraName}`
          : `${plain(kpi.weightPercent)} of the ${percent(covered)} scored in ${kraName}`,
        from,
        to: kpi.score,
        band: bandOf(kpi.score, base.rule.bands),
      },
    ];
  });
}

function kraRows(
  base: OverrideBase,
  before: ScorecardResult,
  after: ScorecardResult,
  own: number | null,
): EffectRow[] {
  const names = new Map(base.kraNames);
  return after.kras.flatMap((kra, index): EffectRow[] => {
    const from = before.kras[index]?.score ?? null;
    if (kra.kraId !== own && from === kra.score) return [];
    return [
      {
        key: `kra-${kra.kraId}`,
        name: names.get(kra.kraId) ?? "",
        under: `${percent(kra.weightPercent)} of the whole`,
        from,
        to: kra.score,
        band: bandOf(kra.score, base.rule.bands),
      },
    ];
  });
}

const plain = (text: DecimalString) => parseDecimal(text).toDecimalPlaces(1).toFixed();
const percent = (text: DecimalString) => `${plain(text)}\u00a0%`;
