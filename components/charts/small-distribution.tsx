import type { Band } from "./band";
import { round } from "./geometry";

interface SmallDistributionProps {
  label: string;
  /** Of equal width, together from 0 to 150; shares in percent of the people. */
  bins: readonly { share: number; band: Band }[];
  /** Shares of those it is compared with, drawn as a line over the bars. */
  outline: readonly number[];
  /** The share that fills the height: the same for all of a set. */
  most: number;
}

/** One of several small plots on one scale; goes into a `figure` of `.multi`. Put the figures into a table beside them. */
export function SmallDistribution({ label, bins, outline, most }: SmallDistributionProps) {
  const tall = (share: number) => round((share / Math.max(most, 1)) * 100);
  const steps = outline.map((share, bin) => `V${round(100 - tall(share))}H${bin + 1}`);
  return (
    <div className="bins bins-s" role="img" aria-label={label}>
      {bins.map((bin, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a bin is its place.
        <i key={index} className={`f-${bin.band}`} style={{ "--n": tall(bin.share) }} />
      ))}
      <svg viewBox={`0 0 ${outline.length} 100`} preserveAspectRatio="none" aria-hidden="true">
        <path d={`M0 100${steps.join("")}`} />
      </svg>
    </div>
  );
}
