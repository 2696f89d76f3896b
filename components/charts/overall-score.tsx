import type { ReactNode } from "react";
import { BandLabel } from "./band-label";
import { oneDecimal } from "./geometry";
import { HeroBar, type HeroBarProps } from "./hero-bar";

interface OverallScoreProps extends HeroBarProps {
  /** Instead of the band's word: "Insufficient data". */
  word?: string;
  /** Why there is no score, or another line under the band. */
  note?: ReactNode;
}

/** The figure that leads a page, with its band and its bar. */
export function OverallScore({ word, note, ...bar }: OverallScoreProps) {
  return (
    <section className="overall" aria-label={bar.label ?? "Score"}>
      <div>
        {bar.score === null ? (
          <p className="fig fig-none">Not scored</p>
        ) : (
          <p className="fig">{oneDecimal(bar.score)}</p>
        )}
        <BandLabel band={bar.band} word={word} />
        {note && <p className="small soft mt1">{note}</p>}
      </div>
      <HeroBar {...bar} />
    </section>
  );
}
