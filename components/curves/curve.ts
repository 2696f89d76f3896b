import { clamp, type Point } from "@/components/charts/geometry";
import { Dec } from "@/lib/decimal";
import type { Direction, ScorePoint, ScoringMethod, Target } from "@/lib/kpis/rule/types";
import { compileCurve } from "@/lib/scoring/curve";

const SAMPLES = 80;
const LOWEST_SHOWN = 0.5;
const HIGHEST_SHOWN = 1.5;
/** As far as the axis follows people who are beyond the usual; in one step, so that it seldom moves. */
const FURTHEST_SHOWN = 2;

/**
 * The curve as the scorer computes it, sampled for drawing; null while its figures are not numbers yet. It reaches as
 * far as the attainments of `people`, from 0 to 2.
 */
export function curvePoints(
  method: ScoringMethod,
  maximumScore: string,
  people: readonly number[] = [],
): Point[] | null {
  try {
    const curve = compileCurve(method, maximumScore);
    return attainments(method, people).map((x) => ({ x, y: curve(new Dec(x)).toNumber() }));
  } catch {
    return null;
  }
}

/**
 * Another version's curve on this one's axis: the same work is another attainment where the target differs. Null where
 * it cannot be laid over it.
 */
export function curveBeside(
  other: { method: ScoringMethod; maximumScore: string; target: Target },
  target: Target,
  direction: Direction,
): Point[] | null {
  const points = curvePoints(other.method, other.maximumScore);
  if (!points) return null;
  if (JSON.stringify(other.target) === JSON.stringify(target)) return points;
  if (!("value" in target) || !("value" in other.target)) return null;
  const [own, theirs] = [Number(target.value), Number(other.target.value)];
  if (!(own > 0) || !(theirs > 0)) return null;
  const stretch = direction === "lower_is_better" ? own / theirs : theirs / own;
  return points
    .map(({ x, y }) => ({ x: x * stretch, y }))
    .filter(({ x }) => x >= LOWEST_SHOWN && x <= HIGHEST_SHOWN);
}

const SMALLEST_GAP = 0.01;

/** The points with one moved, as far as its neighbours and the maximum allow: attainment rises, the score never falls. */
export function movePoint(
  points: readonly ScorePoint[],
  { index, to, maximumScore }: { index: number; to: Point; maximumScore: string },
): ScorePoint[] {
  const number = (text: string | undefined, otherwise: number) =>
    text === undefined || !Number.isFinite(Number(text)) ? otherwise : Number(text);
  const [before, after] = [points[index - 1], points[index + 1]];
  const most = number(maximumScore, HIGHEST_SCORE);
  const raw = clamp(
    to.x,
    before ? number(before.raw, 0) + SMALLEST_GAP : points.length === 1 ? SMALLEST_GAP : 0,
    after ? number(after.raw, HIGHEST_RAW) - SMALLEST_GAP : HIGHEST_RAW,
  );
  const score = clamp(to.y, before ? number(before.score, 0) : 0, after ? number(after.score, most) : most);
  const moved = { raw: String(Math.round(raw * 100) / 100), score: String(Math.round(score)) };
  return points.map((point, at) => (at === index ? moved : point));
}

const HIGHEST_RAW = 10;
const HIGHEST_SCORE = 150;

function attainments(method: ScoringMethod, people: readonly number[]): number[] {
  const knots = method.kind === "banded" ? method.points.map(({ raw }) => Number(raw)) : [];
  if (knots.some((knot) => !Number.isFinite(knot))) return [];
  const lowest = people.some((x) => x < LOWEST_SHOWN) ? 0 : LOWEST_SHOWN;
  const highest = people.some((x) => x > HIGHEST_SHOWN) ? FURTHEST_SHOWN : HIGHEST_SHOWN;
  const low = Math.max(0, Math.min(lowest, ...knots));
  const high = Math.max(highest, ...knots);
  const even = Array.from({ length: SAMPLES + 1 }, (_, index) => low + ((high - low) * index) / SAMPLES);
  // A step is drawn upright: just before the point, and on it.
  const steps = method.kind === "banded" && method.mode === "step" ? knots.map((knot) => knot - 1e-6) : [];
  const all = [...even, ...knots, ...steps].filter((x) => x >= low && x <= high);
  return [...new Set(all.map((x) => Math.round(x * 1e6) / 1e6))].sort((a, b) => a - b);
}

/** The actual that gives an attainment, in words for the axis; attainment itself where there is no single one. */
export function actualAt(
  x: number,
  { direction, target, unit }: { direction: Direction; target: Target; unit: string },
) {
  const value = "value" in target ? Number(target.value) : Number.NaN;
  if (direction === "target_band" || !(value > 0)) return x.toFixed(2);
  const actual = direction === "lower_is_better" ? (x > 0 ? value / x : Number.NaN) : value * x;
  if (!Number.isFinite(actual)) return "∞";
  const figure = String(Number(actual.toPrecision(3)));
  return x === 1 && unit ? `${figure}\u00a0${unit}` : figure;
}

/** Where a method starts when it is chosen; points start on the line through 100 on target. */
export function startMethod(kind: ScoringMethod["kind"]): ScoringMethod {
  switch (kind) {
    case "linear":
      return { kind };
    case "capped":
      return { kind, cap: "1.2" };
    case "sigmoid":
      return { kind, k: "6" };
    case "banded":
      return {
        kind,
        mode: "interpolate",
        points: [
          { raw: "0.5", score: "40" },
          { raw: "0.8", score: "75" },
          { raw: "1", score: "100" },
          { raw: "1.2", score: "112" },
          { raw: "1.5", score: "120" },
        ],
      };
  }
}
