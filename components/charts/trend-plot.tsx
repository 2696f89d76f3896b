import { type Domain, linePath, oneDecimal, type Point, percentOf, round, runsOf } from "./geometry";
import { Dot } from "./plot-words";

interface TrendPlotProps {
  /** Whose, and from when to when. */
  label: string;
  scores: readonly (number | null)[];
  /** The same for all plots of a set. */
  domain?: Domain;
}

/** One of several small plots on one scale; goes into a `figure` of `.multi`. */
export function TrendPlot({ label, scores, domain = { low: 82, high: 110 } }: TrendPlotProps) {
  const step = scores.length > 1 ? 100 / (scores.length - 1) : 0;
  const at = (point: Point): Point => ({
    x: round(point.x * step),
    y: round(100 - percentOf(point.y, domain)),
  });
  const runs = runsOf(scores).map((run) => run.map(at));
  const last = scores.at(-1) === null ? undefined : runs.at(-1)?.at(-1);
  const words = scores.map((score) => (score === null ? "not scored" : oneDecimal(score))).join(", ");
  return (
    <div className="plot">
      <svg viewBox="0 0 100 100" preserveAspectRatio="none" role="img" aria-label={`${label}: ${words}`}>
        <path className="plumbl" d={`M0 ${round(100 - percentOf(100, domain))}H100`} />
        <path className="curve" d={runs.map(linePath).join("")} />
        {last && <Dot {...last} />}
      </svg>
    </div>
  );
}
