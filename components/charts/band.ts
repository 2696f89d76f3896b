/** Where a score lies against the line. The thresholds are the template's, the words are fixed. */
export type Band = "above" | "on" | "near" | "below" | "none";

export const BAND_WORDS: Record<Band, string> = {
  above: "Above target",
  on: "On target",
  near: "Near target",
  below: "Below target",
  none: "Not scored",
};

/** Lower ends of the bands near, on and above, as scores. */
export interface Thresholds {
  near: number;
  on: number;
  above: number;
}
