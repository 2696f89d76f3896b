import { z } from "zod";
import type { Calibration, ComparedGroup } from "./calibration";
import type { Distribution } from "./figures";
import type { OverrideEffect } from "./override-effect";

const count = z.number().int();
const decimal = z.string();

const distribution = z.object({
  rated: count,
  mean: decimal,
  quantiles: z.object({ p10: decimal, p25: decimal, p50: decimal, p75: decimal, p90: decimal }),
  bands: z.object({ above: count, on: count, near: count, below: count }),
  /** People by step of 5 points from 0; the last also has all scores above it. */
  bins: z.array(count),
});

const level = z.object({ mean: decimal.nullable(), on_target_percent: decimal.nullable() });

const effect = z.object({
  changed: count,
  mean_change: decimal.nullable(),
  up_percent: decimal.nullable(),
  down_percent: decimal.nullable(),
  with_overrides: level,
  without_overrides: level,
});

const comparison = z.object({
  median_difference: decimal,
  on_target_difference: decimal,
  largest_gap_percent: decimal,
  verdict: z.enum(["alike", "higher", "lower", "narrower", "wider"]),
});

const group = z.object({ id: count, name: z.string(), distribution, comparison });

export const calibrationWire = z.object({
  smallest_group: count,
  /** Null: fewer people are rated. */
  organisation: z.object({ distribution, overrides: effect.nullable() }).nullable(),
  /** `compared` is null where too few people are rated for you to see the unit's figures. */
  units: z.array(z.object({ id: count, name: z.string(), depth: count, compared: group.nullable() })),
  /** Direct reports, for HR; null for others. */
  managers: z
    .object({
      compared: z.array(group),
      overrides: z.array(
        z.object({
          id: count,
          name: z.string(),
          rated: count,
          overrides: count,
          by_manager: count,
          effect,
        }),
      ),
      too_small: count,
    })
    .nullable(),
  /** The last six periods of the frequency, oldest first. */
  periods: z.array(
    z.object({
      period_id: count,
      name: z.string(),
      rated: count,
      mean: decimal.nullable(),
      on_target_percent: decimal.nullable(),
      overrides: effect.nullable(),
    }),
  ),
  inflation: z
    .object({
      from: z.string(),
      to: z.string(),
      periods: count,
      mean_change: decimal,
      on_target_change: decimal,
      added_by_overrides: decimal.nullable(),
      verdict: z.enum(["risen", "fallen", "steady"]),
    })
    .nullable(),
  /** Four-fifths comparison by kind of group, highest rate first. */
  four_fifths: z.array(
    z.object({
      kind: z.string(),
      comparable: z.boolean(),
      groups: z.array(
        z.object({
          value: z.string(),
          rated: count,
          on_target: count,
          rate_percent: decimal,
          ratio: decimal.nullable(),
          flagged: z.boolean(),
        }),
      ),
      not_compared: z.array(z.string()),
    }),
  ),
});

type Wire = z.input<typeof calibrationWire>;

export function toCalibrationWire(of: Calibration, smallestGroup: number): Wire {
  return {
    smallest_group: smallestGroup,
    organisation: of.whole && {
      distribution: toDistribution(of.whole.distribution),
      overrides: of.whole.effect && toEffect(of.whole.effect),
    },
    units: of.units.map(({ id, name, depth, compared }) => ({
      ...{ id, name, depth },
      compared: compared && toGroup(compared),
    })),
    managers: of.managers && {
      compared: of.managers.compared.map(toGroup),
      overrides: of.managers.effects.map(({ id, name, rated, overrides, byManager, effect }) => ({
        ...{ id, name, rated, overrides },
        by_manager: byManager,
        effect: toEffect(effect),
      })),
      too_small: of.managers.tooSmall,
    },
    periods: of.series.map(({ periodId, name, rated, mean, onTarget, overrides }) => ({
      period_id: periodId,
      ...{ name, rated, mean },
      on_target_percent: onTarget,
      overrides: overrides && toEffect(overrides),
    })),
    inflation: of.inflation && {
      from: of.inflation.from,
      to: of.inflation.to,
      periods: of.inflation.periods,
      mean_change: of.inflation.meanChange,
      on_target_change: of.inflation.onTargetChange,
      added_by_overrides: of.inflation.addedByOverrides,
      verdict: of.inflation.verdict,
    },
    four_fifths: of.kinds.map(({ kind, result }) => ({
      kind,
      comparable: result.comparable,
      groups: result.groups.map(({ value, rated, onTarget, rate, ratio, flagged }) => ({
        ...{ value, rated, ratio, flagged },
        on_target: onTarget,
        rate_percent: rate,
      })),
      not_compared: result.notCompared,
    })),
  };
}

const toDistribution = ({ rated, mean, quantiles, bands, bins }: Distribution) => ({
  ...{ rated, mean, quantiles, bands, bins },
});

const toGroup = ({ id, name, distribution: of, comparison: beside }: ComparedGroup) => ({
  id,
  name,
  distribution: toDistribution(of),
  comparison: {
    median_difference: beside.medianDifference,
    on_target_difference: beside.onTargetDifference,
    largest_gap_percent: beside.largestGap,
    verdict: beside.verdict,
  },
});

const toEffect = ({ changed, meanChange, up, down, with: now, without }: OverrideEffect) => ({
  changed,
  mean_change: meanChange,
  up_percent: up,
  down_percent: down,
  with_overrides: { mean: now.mean, on_target_percent: now.onTarget },
  without_overrides: { mean: without.mean, on_target_percent: without.onTarget },
});
