import { BAND_WORDS, type Band } from "./band";
import { oneDecimal } from "./geometry";

// The line, and the bob left of it, on it or right of it.
const BOBS: Record<Exclude<Band, "none">, { arm?: string; x: number; radius: number }> = {
  above: { arm: "M10 6h2", x: 13.8, radius: 2.2 },
  on: { x: 10, radius: 2.7 },
  near: { arm: "M10 6H7", x: 6.2, radius: 2.2 },
  below: { arm: "M10 6H4", x: 2.2, radius: 2.2 },
};

function BandGlyph({ band }: { band: Band }) {
  const bob = band === "none" ? undefined : BOBS[band];
  return (
    <svg className="g" viewBox="0 0 16 12" aria-hidden="true">
      <path d={`M10 0v12${bob?.arm ?? ""}`} fill="none" strokeDasharray={bob ? undefined : "2 2"} />
      {bob && <circle cx={bob.x} cy="6" r={bob.radius} stroke="none" />}
    </svg>
  );
}

/** Glyph and word. `word` replaces the word where it says more: "Insufficient data", "Not used". */
export function BandLabel({ band, word }: { band: Band; word?: string }) {
  return (
    <span className={`band band-${band}`}>
      <BandGlyph band={band} />
      {word ?? BAND_WORDS[band]}
    </span>
  );
}

/** The glyph alone before a figure that is away from its target; on target nothing is said. */
export function BandMark({ band }: { band: Band }) {
  if (band === "on" || band === "none") return null;
  return (
    <span className={`mk band-${band}`} title={BAND_WORDS[band]}>
      <BandGlyph band={band} />
      <span className="sr">{BAND_WORDS[band]}, </span>
    </span>
  );
}

interface ScoreFigureProps {
  score: number | null;
  band: Band;
  /** The computed value an override replaced. */
  was?: number | null;
}

/** A score in a row: mark, one decimal, the computed value under it. Never 0 for what was not scored. */
export function ScoreFigure({ score, band, was }: ScoreFigureProps) {
  if (score === null) return <span className="mute regular">Not scored</span>;
  return (
    <>
      <BandMark band={band} />
      {oneDecimal(score)}
      {was !== null && was !== undefined && <span className="was">computed {oneDecimal(was)}</span>}
    </>
  );
}
