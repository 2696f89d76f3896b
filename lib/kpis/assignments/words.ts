import { shortDay } from "@/lib/day-words";
import { targetInWords } from "../rule/words";
import type { AssignmentTerms, KpiAssignment } from "./types";

/** "target at least 40, weight 20 %, from 1 Nov 2026 to 30 Nov 2026". */
export function termsInWords(
  { target, weight, start_date, end_date, is_active }: AssignmentTerms,
  { direction, unit }: Pick<KpiAssignment["kpi"], "direction" | "unit">,
): string {
  if (!is_active) return "taken back";
  const parts = [
    ...(target ? [`target ${targetInWords(target, direction, unit)}`] : []),
    ...(weight === null ? [] : [`weight ${weight}\u00a0%`]),
    end_date ? `from ${shortDay(start_date)} to ${shortDay(end_date)}` : `from ${shortDay(start_date)} on`,
  ];
  return parts.join(", ");
}
