import type { BonusRules } from "./types";

/** What a new policy starts with: paid in proportion around the target, from 70 to 120. */
export const STARTING_RULES: BonusRules = {
  payout: {
    kind: "curve",
    mode: "interpolate",
    points: [
      { score: "70", factor: "0" },
      { score: "100", factor: "1" },
      { score: "120", factor: "1.5" },
    ],
  },
  maximum_factor: "1.5",
  gates: { kpis: [], minimum_coverage: null, disciplinary: true },
  minimum_days: 0,
  until_the_end: false,
  pro_rate: true,
  shown_to_employee: false,
};
