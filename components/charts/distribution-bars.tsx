import type { Band, Thresholds } from "./band";
import { labelledThresholds, round, scalePercent } from "./geometry";

interface DistributionBarsProps {
  label: string;
  /** Of equal width, together from 0 to 150. */
  bins: readonly { count: number; band: Band }[];
  thresholds: Thresholds;
}

/** How many people scored what, on the one scale. Put the counts by band into a table below. */
export function DistributionBars({ label, bins, thresholds }: DistributionBarsProps) {
  const most = Math.max(1, ...bins.map((bin) => bin.count));
  const limits = labelledThresholds([50, thresholds.near, thresholds.on, thresholds.above]);
  return (
    <figure className="dist">
      <div className="bins" role="img" aria-label={label}>
        {bins.map((bin, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
          <i key={index} className={`f-${bin.band}`} style={{ "--n": round((bin.count / most) * 100) }} />
        ))}
      </div>
      <div className="dist-x" aria-hidden="true">
        <span className="first">0</span>
        {limits.map((limit) => (
          <span
            key={limit}
            className={limit === 50 ? undefined : "wide"}
            style={{ left: `${scalePercent(limit)}%` }}
          >
            {limit}
          </span>
        ))}
        <span style={{ left: `${scalePercent(100)}%` }}>
          <b>Target 100</b>
        </span>
        <span className="last">150</span>
      </div>
    </figure>
  );
}
