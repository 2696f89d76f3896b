import type { ProRating } from "@/db/enums";

/** Of a KPI, what says whether it adds up over days. */
export interface Additivity {
  calculation_type: string;
  /** Of a binding; other kinds do not say whether their values add up. */
  aggregation: string | null;
}

/** Counts and sums of records grow with the days; ratios, means and durations do not. */
const isAdditive = ({ calculation_type, aggregation }: Additivity): boolean =>
  calculation_type === "binding" && (aggregation === "count" || aggregation === "sum");

/** Whether an item's target follows the days that count for a person. */
export const followsDays = (setting: ProRating, kpi: Additivity): boolean =>
  setting === "additive" ? isAdditive(kpi) : setting === "always";
