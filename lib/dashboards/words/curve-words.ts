import { type DecimalString, parseDecimal } from "@/lib/decimal";
import type { Direction, ScoringMethod } from "@/lib/kpis/rule/types";
import { compileCurve } from "@/lib/scoring/curve";
import { joined } from "./describe-filter";

/** How attainment becomes a score, in one line. */
export function describeCurve(method: ScoringMethod, maximumScore: DecimalString): string {
  const most = plain(maximumScore);
  switch (method.kind) {
    case "linear":
      return `Linear, 100 points for each 1.00, at most ${most}`;
    case "capped":
      return `Linear, 100 points for each 1.00, flat from ${plain(method.cap)}`;
    case "sigmoid":
      return `S-shaped, 100 on target, steepness ${plain(method.k)}, at most ${most}`;
    case "banded": {
      const points = method.points.map(({ raw, score }) => `${plain(raw)} gives ${plain(score)}`);
      return `${method.mode === "step" ? "Steps" : "Straight lines"}: ${joined(points, "and")}`;
    }
  }
}

export const BETTER: Record<Direction, string> = {
  higher_is_better: "Higher is better",
  lower_is_better: "Lower is better",
  target_band: "Within the band is best",
};

export interface CurvePoint {
  x: number;
  y: number;
}

const FROM = 0.5;
const TO = 1.5;
const SAMPLES = 24;

/** Points for a plot of the curve, around on target and the person's own attainment. Steps have two points of one x. */
export function curvePoints(
  method: ScoringMethod,
  maximumScore: DecimalString,
  attainment: number | null,
): CurvePoint[] {
  const curve = compileCurve(method, maximumScore);
  const scoreAt = (x: number) => curve(parseDecimal(x.toFixed(6))).toNumber();
  const low = Math.max(0, Math.min(FROM, Math.floor((attainment ?? FROM) * 10) / 10));
  const high = Math.min(3, Math.max(TO, Math.ceil((attainment ?? TO) * 10) / 10));
  const inner = turnsOf(method, maximumScore).filter((x) => x > low && x < high);
  if (method.kind === "banded" && method.mode === "step") {
    const steps = inner.flatMap((x) => [
      { x, y: scoreAt(x - 0.000001) },
      { x, y: scoreAt(x) },
    ]);
    return [{ x: low, y: scoreAt(low) }, ...steps, { x: high, y: scoreAt(high) }];
  }
  return [low, ...inner, high].map((x) => ({ x, y: scoreAt(x) }));
}

/** Where a curve bends; a smooth one is sampled. */
function turnsOf(method: ScoringMethod, maximumScore: DecimalString): number[] {
  switch (method.kind) {
    case "linear":
      return [Number(maximumScore) / 100];
    case "capped":
      return [Number(method.cap)];
    case "banded":
      return method.points.map(({ raw }) => Number(raw));
    case "sigmoid":
      return Array.from({ length: SAMPLES }, (_, at) => FROM / 2 + (at * 2) / SAMPLES);
  }
}

/** "150" of "150.0000", "0.85" of "0.85". */
const plain = (text: DecimalString) => parseDecimal(text).toFixed().replace("-", "−");

export const attainmentShown = (attainment: DecimalString) => parseDecimal(attainment).toFixed(3);
