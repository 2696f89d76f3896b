/** The one scale of every bar: 0 to 150, the line at 100. */
export const SCALE_TOP = 150;
const TARGET = 100;

/** A score with one decimal and a true minus, halves away from zero: 94.85 → "94.9", −3.14 → "−3.1". */
export function oneDecimal(score: number): string {
  const tenths = Math.round(Number((Math.abs(score) * 10).toFixed(6)));
  const digits = (tenths / 10).toFixed(1);
  return score < 0 && tenths !== 0 ? `−${digits}` : digits;
}

/** Where a score stands on the scale, in percent of its width; outside the scale it stands at the edge. */
export function scalePercent(score: number): number {
  return round((clamp(score, 0, SCALE_TOP) / SCALE_TOP) * 100);
}

/** Which way the words of a mark run, so that they stay inside the bar. */
export function markAlign(percent: number): "start" | "middle" | "end" {
  if (percent < 10) return "start";
  return percent > 90 ? "end" : "middle";
}

/** Thresholds far enough from the target and from each other for a word under them. */
export function labelledThresholds(thresholds: readonly number[]): number[] {
  const kept: number[] = [];
  for (const threshold of [...thresholds].sort((a, b) => a - b)) {
    const taken = [0, TARGET, SCALE_TOP, ...kept];
    if (taken.every((other) => Math.abs(other - threshold) >= 10)) kept.push(threshold);
  }
  return kept;
}

export interface Point {
  x: number;
  y: number;
}

/** Runs of neighbours that have a value, with their places; a null parts two runs. */
export function runsOf(
  values: readonly (number | null)[],
  breakBefore: (index: number) => boolean = () => false,
): Point[][] {
  const runs: Point[][] = [];
  values.forEach((y, x) => {
    if (y === null) return;
    const last = runs.at(-1);
    const follows = last?.at(-1)?.x === x - 1;
    if (last && follows && !breakBefore(x)) last.push({ x, y });
    else runs.push([{ x, y }]);
  });
  return runs;
}

/** An SVG path through points; one point alone becomes a dot. */
export function linePath(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return "";
  if (rest.length === 0) return `M${first.x} ${first.y}h0`;
  return `M${first.x} ${first.y}${rest.map((point) => `L${point.x} ${point.y}`).join("")}`;
}

export interface Domain {
  low: number;
  high: number;
}

/** A plot's place for a point, in percent: x to the right, y down. */
export function place(point: Point, x: Domain, y: Domain): Point {
  return { x: percentOf(point.x, x), y: round(100 - percentOf(point.y, y)) };
}

export function percentOf(value: number, { low, high }: Domain): number {
  return round(high === low ? 50 : ((value - low) / (high - low)) * 100);
}

/** Ends at multiples of `step` around all values, at least `span` wide, the target inside. */
export function domainAround(values: readonly number[], step: number, span: number): Domain {
  const low = Math.floor(Math.min(TARGET, ...values) / step) * step;
  const high = Math.ceil(Math.max(TARGET, ...values) / step) * step;
  let missing = Math.max(0, span - (high - low)) / step;
  const domain = { low, high };
  // Room is added on top first, then below, in turn.
  for (let onTop = true; missing > 0; missing -= 1, onTop = !onTop) {
    if (onTop) domain.high += step;
    else domain.low -= step;
  }
  return domain;
}

/** Multiples of a round step within a domain, at most `most` of them. */
export function ticksIn({ low, high }: Domain, most: number): number[] {
  const rough = (high - low) / most;
  const power = 10 ** Math.floor(Math.log10(rough || 1));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => size >= rough - 1e-9) ?? 10 * power;
  const ticks: number[] = [];
  for (let at = Math.ceil(low / step - 1e-9); at * step <= high + 1e-9; at += 1) ticks.push(round(at * step));
  return ticks;
}

export function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}

export function round(value: number): number {
  return Math.round(value * 100) / 100;
}
