import { parseDecimal } from "@/lib/decimal";
import { shownChange, shownCount, shownPercent, shownScore } from "../format";
import type { Comparison, Verdict } from "./comparison";
import type { ComparedGroup, FourFifths } from "./four-fifths";
import type { Inflation } from "./inflation";
import type { OverrideEffect } from "./override-effect";

/** Screen words for what was compared. */
export const VERDICT_WORDS: Record<Verdict, string> = {
  alike: "Like everybody",
  higher: "Rated higher",
  lower: "Rated lower",
  narrower: "Closer together",
  wider: "Further apart",
};

/** "Median 6.2 points above everybody’s". */
export function comparisonSentence({ verdict, medianDifference, spread }: Comparison): string {
  const points = shownScore(parseDecimal(medianDifference).abs().toFixed());
  switch (verdict) {
    case "higher":
      return `Median ${points} points above everybody’s`;
    case "lower":
      return `Median ${points} points below everybody’s`;
    case "alike":
      return "Median and spread like everybody’s";
    default:
      return `Middle half within ${shownScore(spread.group)} points, everybody’s within ${shownScore(spread.whole)}`;
  }
}

const MOVED = { risen: "Ratings have risen", fallen: "Ratings have fallen", steady: "Ratings are steady" };

/** "Ratings have risen from May to October: the mean moved by +3.1 points, …" */
export function inflationSentence(inflation: Inflation): string {
  const { from, to, verdict, meanChange, onTargetChange, addedByOverrides } = inflation;
  const added = addedByOverrides === null ? "" : ` ${addedSentence(addedByOverrides, to)}`;
  return `${MOVED[verdict]} from ${from} to ${to}: the mean moved by ${shownChange(meanChange)} points, the share at or above target by ${shownChange(onTargetChange)} percentage points.${added}`;
}

function addedSentence(added: string, period: string): string {
  if (parseDecimal(added).isZero()) return `Overrides do not change the mean of ${period}.`;
  const shown = shownChange(added);
  return `Overrides change the mean of ${period} by ${shown === "0.0" ? "less than 0.1" : shown} points.`;
}

/** "12 totals are changed by overrides, by +5.0 points on average; 75 % of them up, 25 % down. …" */
export function effectSentence(effect: OverrideEffect): string {
  if (effect.changed === 0) return "No total is changed by an override.";
  const { with: now, without } = effect;
  const changed = `${shownCount(effect.changed)} ${effect.changed === 1 ? "total is" : "totals are"} changed by overrides, by ${shownChange(effect.meanChange ?? "0")} points on average; ${shownPercent(effect.up ?? "0")} of them up, ${shownPercent(effect.down ?? "0")} down.`;
  if (!now.mean || !without.mean || !now.onTarget || !without.onTarget) return changed;
  return `${changed} With them the mean is ${shownScore(now.mean)}, without ${shownScore(without.mean)}; at or above target are ${shownPercent(now.onTarget)}, without ${shownPercent(without.onTarget)}.`;
}

/** What a kind of group shows, in a sentence. */
export function fourFifthsSentence({ groups, comparable }: FourFifths): string {
  const flagged = groups.filter((group) => group.flagged);
  if (!comparable) return "Fewer than two groups are large enough to be shown and compared.";
  if (groups[0]?.onTarget === 0)
    return "Nobody is at or above target: there is no highest rate to compare with.";
  if (flagged.length === 0) return "No group is under four fifths of the highest rate.";
  return `Under four fifths of the highest rate: ${flagged.map(({ value }) => value).join(", ")}. Look into why.`;
}

export const ratioWords = ({ ratio, flagged }: ComparedGroup): string =>
  ratio === null ? "No highest rate" : flagged ? "Under four fifths" : "Four fifths or more";
