import type { ReactNode } from "react";
import { BandMark } from "@/components/charts/band-label";
import { oneDecimal } from "@/components/charts/geometry";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating } from "@/components/scorecard/rating-band";
import type { Rollup } from "@/lib/dashboards/rollups";
import { bandOf, DEFAULT_BANDS } from "@/lib/scoring/band";

const MOST_KRAS = 4;

/** Means of the whole team: overall, and of the KRAs most of its people have. */
export function TeamMeans({ rollup }: { rollup: Rollup }) {
  if (rollup.meanScore === null) return null;
  return (
    <dl className="avg">
      <Mean label={`Mean of ${rollup.scoredCount}`} score={rollup.meanScore} />
      {rollup.kraMeans.slice(0, MOST_KRAS).map(({ kraId, name, mean, people }) => (
        <Mean
          key={kraId}
          label={
            <>
              {name}
              {people < rollup.scoredCount && <span className="mute">, {people}</span>}
            </>
          }
          score={mean}
        />
      ))}
    </dl>
  );
}

// Templates may draw their bands differently; a mean over several of them uses the usual ones.
function Mean({ label, score }: { label: ReactNode; score: string }) {
  const band = bandOfRating(bandOf(score, DEFAULT_BANDS));
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>
          <BandMark band={band} />
          {oneDecimal(Number(score))}
        </b>
        <PlumbBar score={Number(score)} band={band} size="s" decorative />
      </dd>
    </div>
  );
}
