import type { Band, Thresholds } from "@/components/charts/band";
import type { RatingBand } from "@/db/enums";
import type { BandThresholds } from "@/lib/kpis/rule/types";

/** A stored band as charts know it. */
export function bandOfRating(rating: RatingBand): Band {
  return rating === "insufficient_data" || rating === "not_scored" ? "none" : rating;
}

/** Its own words where they say more than the band's. */
export const wordOfRating = (rating: RatingBand): string | undefined =>
  rating === "insufficient_data" ? "Insufficient data" : undefined;

export const thresholdsOf = ({ near, on, above }: BandThresholds): Thresholds => ({
  near: Number(near),
  on: Number(on),
  above: Number(above),
});

export const numberOf = (score: string | null | undefined): number | null =>
  score === null || score === undefined ? null : Number(score);
