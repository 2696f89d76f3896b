import { Dec, type DecimalString, parseDecimal, ZERO } from "@/lib/decimal";
import { modifiedZScore } from "./modified-z-score";
import type { FigureSettings } from "./settings";

/**
 * `met`: an alert is to be open. `ended`: one that is open ends. `neither`: one that is open stays, none is opened; the
 * figure is past the limit, but not by the margin, or nothing can be said.
 */
export type Verdict =
  | { state: "met"; figures: Record<string, DecimalString> }
  | { state: "ended" | "neither" };

const NEITHER: Verdict = { state: "neither" };
const ENDED: Verdict = { state: "ended" };

/**
 * Judges a person's figures, newest first; null is a period without a figure. A newest period without one says nothing:
 * missing is neither good nor bad.
 */
export function judge(settings: FigureSettings, values: readonly (DecimalString | null)[]): Verdict {
  const figures = values.map((value) => (value === null ? null : parseDecimal(value)));
  const [newest = null, ...before] = figures;
  if (newest === null) return NEITHER;
  switch (settings.condition) {
    case "threshold":
      return judgeThreshold(settings, newest);
    case "misses":
      return judgeMisses(settings, newest, before);
    case "drop":
      return judgeDrop(settings, newest, before);
    case "anomaly":
      return judgeAnomaly(settings, newest, before);
  }
}

type Of<C extends FigureSettings["condition"]> = Extract<FigureSettings, { condition: C }>;

function judgeThreshold({ side, value, margin }: Of<"threshold">, newest: Dec): Verdict {
  const past = pastBy(newest, parseDecimal(value), side);
  if (past.gt(ZERO)) return { state: "met", figures: { value: newest.toFixed(), limit: value } };
  return past.lte(parseDecimal(margin).neg()) ? ENDED : NEITHER;
}

/** All of the newest periods must have a figure: a gap is no miss. */
function judgeMisses(
  { side, value, margin, periods }: Of<"misses">,
  newest: Dec,
  before: readonly (Dec | null)[],
): Verdict {
  const limit = parseDecimal(value);
  const recent = [newest, ...before].slice(0, periods);
  const isMiss = (figure: Dec | null) => figure !== null && pastBy(figure, limit, side).gt(ZERO);
  if (recent.length === periods && recent.every(isMiss)) {
    const figures = recent.map((figure, at) => [`value_${at + 1}`, figure?.toFixed() ?? ""]);
    return { state: "met", figures: { ...Object.fromEntries(figures), limit: value } };
  }
  return pastBy(newest, limit, side).lte(parseDecimal(margin).neg()) ? ENDED : NEITHER;
}

/** Against the mean of those periods before that have a figure. */
function judgeDrop(
  { points, periods, margin }: Of<"drop">,
  newest: Dec,
  before: readonly (Dec | null)[],
): Verdict {
  const known = before.slice(0, periods).filter((figure) => figure !== null);
  if (known.length === 0) return NEITHER;
  const mean = Dec.sum(...known).div(known.length);
  const fell = mean.minus(newest);
  if (fell.gte(parseDecimal(points)))
    return {
      state: "met",
      figures: { value: newest.toFixed(), mean: mean.toFixed(4), fell: fell.toFixed(4) },
    };
  return fell.lt(parseDecimal(points).minus(parseDecimal(margin))) ? ENDED : NEITHER;
}

function judgeAnomaly(
  { side, limit, history, margin }: Of<"anomaly">,
  newest: Dec,
  before: readonly (Dec | null)[],
): Verdict {
  const measured = modifiedZScore(
    newest,
    before.slice(0, history).filter((figure) => figure !== null),
  );
  if (!measured) return NEITHER;
  const { z, median } = measured;
  const far = side === "below" ? z.neg() : side === "above" ? z : z.abs();
  const most = parseDecimal(limit);
  if (far.gt(most))
    return {
      state: "met",
      figures: { value: newest.toFixed(), median: median.toFixed(4), z: z.toFixed(2), limit },
    };
  return far.lte(most.minus(parseDecimal(margin))) ? ENDED : NEITHER;
}

/** How far a figure is on the wrong side of the limit; negative on the right side. */
const pastBy = (figure: Dec, limit: Dec, side: "below" | "above"): Dec =>
  side === "below" ? limit.minus(figure) : figure.minus(limit);
