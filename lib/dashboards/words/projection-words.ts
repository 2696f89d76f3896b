import type { Frequency } from "@/db/enums";
import { type DecimalString, parseDecimal } from "@/lib/decimal";
import type { PeriodProjection } from "@/lib/scoring/forecast/column";
import type { How, PastError, ProjectedScore } from "@/lib/scoring/forecast/types";
import type { Withheld } from "@/lib/scoring/forecast/withheld";
import { counted, shownCount, shownPercent, shownScore, shownValue, type ValueKind } from "../format";
import { isRunning } from "../period-choice";

/** What a running period is heading for; null when it has ended, whatever was said while it ran. */
export const runningProjection = (
  { projection }: { projection: PeriodProjection | null },
  today: string,
): PeriodProjection | null => (projection && isRunning(projection.period, today) ? projection : null);

/** The score and its interval, where they may be shown. */
export function shownProjection(
  projected: ProjectedScore | null | undefined,
): { score: string; low: string; high: string; band: ProjectedScore["band"] } | null {
  if (!projected || projected.withheld !== null) return null;
  const { score, low, high, band } = projected;
  return score === null || low === null || high === null ? null : { score, low, high, band };
}

/** "likely 83.2 to 100.7" */
export const likelyWords = ({ low, high }: { low: string; high: string }): string =>
  `likely ${shownScore(low)} to ${shownScore(high)}`;

/** "After 14 of 21 working days": whole ones. */
export const daysWords = ({ done, total }: PeriodProjection["workingDays"]): string =>
  `After ${shownCount(Math.floor(Number(done)))} of ${shownCount(total)} working days`;

const UNIT: Record<Frequency, readonly [one: string, many: string]> = {
  daily: ["day", "days"],
  weekly: ["week", "weeks"],
  monthly: ["month", "months"],
  quarterly: ["quarter", "quarters"],
  yearly: ["year", "years"],
  custom: ["period", "periods"],
};

/** How far off it was before, its median error, in words that stand beside every projection. */
export function errorWords({ of, count, median }: PastError, frequency: Frequency): string {
  const points = `${shownScore(median)} points`;
  const [unit, units] = UNIT[frequency];
  if (of === "own") {
    return `At this stage of the last ${shownCount(count)} ${units}, half were within ${points}`;
  }
  return `At this stage of the ${unit}, half of ${shownCount(count)} past projections of everybody were within ${points}`;
}

/** Why there is no projection. */
export function withheldWords(withheld: Withheld, frequency: Frequency): string {
  const [unit, units] = UNIT[frequency];
  switch (withheld) {
    case "few_periods":
      return `Needs three finished ${units} to learn from`;
    case "early":
      return `Less than a fifth of the ${unit} has passed`;
    case "few_records":
      return "Too few records so far";
    case "no_records":
      return "No records yet";
    case "not_from_records":
      return "It does not build up from records: it is entered, queried or calculated";
    case "extreme":
      return "One record still to come can set a new smallest or largest value";
    case "part_of_period":
      return `The target covers only part of the ${unit}, and past ${units} were whole ones`;
    case "little_weight":
      return "Less than half of the weight can be projected";
    case "no_past_error":
      return "Too few past projections to say how far off it may be";
    case "too_wide":
      return `At this stage of past ${units}, projections were too far off to be of use`;
  }
}

/** A projected actual: an expected number of tickets is no more exact than a ticket. */
export function projectedValue(actual: DecimalString, kind: ValueKind): string {
  if (kind.targetType !== "count") return shownValue(actual, kind);
  const expected = parseDecimal(actual);
  return shownValue(expected.toFixed(expected.abs().lt(10) ? 1 : 0), kind);
}

/** How a projected actual was made. */
export function howWords(how: How, kind: ValueKind, frequency: Frequency): string {
  const [unit, units] = UNIT[frequency];
  const value = (text: string) => shownValue(text, kind);
  const periods = `the last ${counted(how.periods, [unit, units])}`;
  if (how.kind === "accruing") {
    return `${value(how.soFar)} so far, when ${shownPercent(how.sharePercent)} of a ${unit} is usually in. The rest is projected at that pace, weighed with the average of ${periods} (${projectedValue(how.usual, kind)}), which counts as much as a quarter of a ${unit}.`;
  }
  return `${value(how.soFar)} so far from ${counted(how.records, ["record", "records"])}. ${shownCount(how.toCome)} more usually come by the end of the ${unit}, and are counted at ${value(how.usual)}, as in ${periods}.`;
}
