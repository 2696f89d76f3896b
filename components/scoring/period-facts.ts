import { shownDay } from "@/lib/dashboards/dates";
import type { Period } from "@/lib/scoring/periods/queries";
import { lastDayOf } from "@/lib/scoring/periods/span";
import { FREQUENCY_WORDS, peopleWords } from "./words";

/** What stands under a period's name. `lateChanges`: people whose records changed after it became final. */
export function periodFacts(
  period: Period,
  { timeZone, lateChanges }: { timeZone: string; lateChanges: number },
): (string | false)[] {
  return [
    FREQUENCY_WORDS[period.frequency],
    `${shownDay(period.periodStart)} to ${shownDay(lastDayOf(period))}`,
    timeZone,
    lateChanges > 0 && `Records of ${peopleWords(lateChanges)} changed after it became final`,
  ];
}
