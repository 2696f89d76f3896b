import { clamp, linePath, oneDecimal, type Point, round, runsOf } from "./geometry";

// 80 by 28 px. The scale is fixed, 76 at the foot to 116 on top, so that sparklines compare from row to row.
const LEFT = 3;
const WIDTH = 74;
const TOP = 2;
const FOOT = 26;
const TOP_SCORE = 116;
const POINTS_PX = 0.6;
const AIM = sparkY(100);

/** Six scores against the target; what was not scored is a hollow dot that no line crosses. */
export function Sparkline({
  scores,
  label = "Scores, six months",
}: {
  scores: readonly (number | null)[];
  label?: string;
}) {
  const step = scores.length > 1 ? WIDTH / (scores.length - 1) : 0;
  const placed = ({ x, y }: Point): Point => ({ x: round(LEFT + x * step), y: sparkY(y) });
  const lines = runsOf(scores).map((run) => linePath(run.map(placed)));
  const gaps = scores.flatMap((score, index) => (score === null ? [round(LEFT + index * step)] : []));
  const last = scores.at(-1);
  const words = scores.map((score) => (score === null ? "not scored" : oneDecimal(score))).join(", ");
  const marks = [
    `<path class="aim" d="M0 ${AIM}H80"/><path class="line" d="${lines.join("")}"/>`,
    ...gaps.map((x) => `<circle class="gap" cx="${x}" cy="${AIM}" r="1.8"/>`),
    typeof last === "number"
      ? `<circle class="end" cx="${round(LEFT + (scores.length - 1) * step)}" cy="${sparkY(last)}" r="2"/>`
      : "",
  ];
  return (
    <svg
      className="spark"
      viewBox="0 0 80 28"
      role="img"
      aria-label={`${label}: ${words}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made of numbers alone; a page has dozens, and as elements each mark costs more to render than its row.
      dangerouslySetInnerHTML={{ __html: marks.join("") }}
    />
  );
}

export function sparkY(score: number): number {
  return clamp(round(TOP + (TOP_SCORE - score) * POINTS_PX), TOP, FOOT);
}
