import Link from "next/link";
import type { Band } from "./band";
import { BandLabel } from "./band-label";
import { oneDecimal } from "./geometry";
import { PlumbBar } from "./plumb-bar";

interface HeatCellProps {
  /** Head of its column, said again on a phone. */
  head: string;
  score: number | null;
  band: Band;
  /** Instead of the band's word: "Not used", "Too few records". */
  word?: string;
  href?: string;
  /** The column of the whole. */
  overall?: boolean;
}

/** One mean in a heatmap; the tint only repeats what the word and the bar say. */
export function HeatCell({ head, score, band, word, href, overall }: HeatCellProps) {
  const figure = score === null ? null : oneDecimal(score);
  return (
    <td data-h={head} className={overall ? `is-${band} all` : `is-${band}`}>
      <span className="cell">
        {figure === null ? (
          <b className="mute regular" aria-hidden="true">
            –
          </b>
        ) : (
          <b>
            {href ? (
              <Link className="plain" href={href}>
                {figure}
              </Link>
            ) : (
              figure
            )}
          </b>
        )}
        {figure === null && word ? (
          <span className="band band-none">{word}</span>
        ) : (
          <BandLabel band={band} word={word} />
        )}
      </span>
      <PlumbBar score={score} band={band} size="s" decorative />
    </td>
  );
}
