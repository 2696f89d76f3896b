"use client";

import { BandLabel, BandMark } from "@/components/charts/band-label";
import { oneDecimal } from "@/components/charts/geometry";
import { PlumbBar } from "@/components/charts/plumb-bar";
import { bandOfRating, numberOf, wordOfRating } from "@/components/scorecard/rating-band";
import { Icon } from "@/components/ui/icon";
import type { BonusBase } from "@/lib/rewards/factor-of-scorecard";
import { BonusEffect } from "./bonus-effect";
import type { OverrideEffect as Effect, EffectRow } from "./effect-of";

interface OverrideEffectProps {
  effect: Effect | null;
  /** Left out where the bonus is not shown, or no policy is for this person. */
  bonus?: BonusBase | null;
}

/** What an override would change: its own level, everything above it, the band, and the factor of the bonus. */
export function OverrideEffect({ effect, bonus }: OverrideEffectProps) {
  return (
    <table className="effect-t">
      <caption>
        <h3>What it changes</h3>
      </caption>
      <thead className="sr">
        <tr>
          <th scope="col">Level</th>
          <th scope="col">Before and after</th>
          <th scope="col">Against target</th>
        </tr>
      </thead>
      <tbody aria-live="polite">
        {effect ? (
          <>
            {effect.rows.map((row) => (
              <Row key={row.key} row={row} />
            ))}
            <tr>
              <th scope="row">Band</th>
              <td>
                {effect.band.from === effect.band.to ? (
                  "stays "
                ) : (
                  <>
                    <Word band={effect.band.from} /> <Icon name="to" size="s" />
                    <span className="sr"> to </span>{" "}
                  </>
                )}
                <Word band={effect.band.to} />
              </td>
            </tr>
            {bonus && <BonusEffect base={bonus} before={effect.before} after={effect.after} />}
          </>
        ) : (
          <tr>
            <th scope="row" className="mute">
              Enter a new score to see it
            </th>
          </tr>
        )}
      </tbody>
    </table>
  );
}

const Word = ({ band }: { band: Effect["band"]["to"] }) => (
  <BandLabel band={bandOfRating(band)} word={wordOfRating(band)} />
);

function Row({ row: { name, under, from, to, band } }: { row: EffectRow }) {
  const shown = bandOfRating(band);
  return (
    <tr>
      <th scope="row">
        {name}
        {under && <span className="under">{under}</span>}
      </th>
      <td>
        {from === null ? "Not scored" : oneDecimal(Number(from))} <Icon name="to" size="s" />
        <span className="sr"> to </span>{" "}
        <b>
          <BandMark band={shown} />
          {to === null ? "Not scored" : oneDecimal(Number(to))}
        </b>
      </td>
      <td className="c-bar">
        <PlumbBar score={numberOf(to)} band={shown} was={numberOf(from)} />
      </td>
    </tr>
  );
}
