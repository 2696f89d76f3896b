import type { Band } from "@/components/charts/band";
import { bandOfRating } from "@/components/scorecard/rating-band";
import { BIN_POINTS, type Distribution } from "@/lib/dashboards/calibration/figures";
import { bandOf, DEFAULT_BANDS } from "@/lib/scoring/band";

// Templates may draw their bands differently; scores of several of them take the usual colours.
export const bandOfScore = (score: string): Band => bandOfRating(bandOf(score, DEFAULT_BANDS));

/** A step takes the colour of the scores that begin it. */
export const bandOfBin = (bin: number): Band => bandOfScore(String(bin * BIN_POINTS));

/** Each step's share of the people, in percent. */
export const sharesOf = ({ bins, rated }: Distribution): number[] =>
  bins.map((count) => (count / rated) * 100);
