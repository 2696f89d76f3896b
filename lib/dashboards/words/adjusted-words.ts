import type { DecimalString } from "@/lib/decimal";
import type { Adjusted } from "@/lib/scoring/scorecards/types";
import { shownMoment } from "../dates";
import { shownScore } from "../format";

/** "Computed 74.0, set to 88.0 by Ruth Halloran on 2 Nov, 15:42: …"; the date is where the organisation is. */
export function adjustedWords(
  { computed, override }: Adjusted,
  score: DecimalString | null,
  timeZone: string,
): string {
  const was = computed === null ? "Not scored by the rules" : `Computed ${shownScore(computed)}`;
  const now = score === null ? "not scored" : shownScore(score);
  if (!override) return `${was}, ${now} with the overrides below it`;
  const { by, at, reason } = override;
  return `${was}, set to ${now} by ${by} on ${shownMoment(new Date(at), timeZone)}: ${reason}`;
}
