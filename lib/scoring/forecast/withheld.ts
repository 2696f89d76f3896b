/** Why nothing is projected, or why what is projected is not shown. */
export const WITHHELD = [
  "few_periods",
  "early",
  "few_records",
  "no_records",
  "not_from_records",
  "extreme",
  "part_of_period",
  "little_weight",
  "no_past_error",
  "too_wide",
] as const;
export type Withheld = (typeof WITHHELD)[number];

/** Finished periods that a projection learns from at least. */
export const FEWEST_PERIODS = 3;
/** Finished periods it looks back over at most. */
export const MOST_PERIODS = 6;
/** Share of the working time that must have passed. */
export const EARLIEST_SHARE = 0.2;
/** Records without which a mean or a ratio says too little. */
export const FEWEST_RECORDS = 5;
/** A wider interval of a total, or of a KPI, is of no use to anyone; points. */
export const WIDEST_TOTAL = 30;
export const WIDEST_KPI = 50;
/** Weight of what can be projected, 0 to 100, under which a total is none. */
export const LEAST_WEIGHT = 50;
