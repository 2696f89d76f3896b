import { Dec, type DecimalString, scoreText } from "@/lib/decimal";
import { SMALLEST_COMPARED, shareOf } from "./figures";

export interface GroupCounts {
  value: string;
  /** People with a rating, and those of them at or above "on target". */
  rated: number;
  onTarget: number;
}

export interface ComparedGroup extends GroupCounts {
  /** Percent of the rated at or above "on target". */
  rate: DecimalString;
  /** Rate divided by the highest rate, two decimals and more; null where the highest rate is 0. */
  ratio: DecimalString | null;
  /** The ratio is under four fifths. */
  flagged: boolean;
}

export interface FourFifths {
  /** Highest rate first. */
  groups: ComparedGroup[];
  /** Groups of fewer people than are compared, and for some readers those that would give one of these away. */
  notCompared: string[];
  /** Fewer than two groups are large enough, so that nothing is compared. */
  comparable: boolean;
}

/** Four fifths, as parts: the comparison below is of whole numbers, so that exactly 80 % is never a rounding matter. */
const FOUR = 4;
const FIVE = 5;

/**
 * The four-fifths rule on ratings at or above "on target": a group's rate under four fifths of the rate of the group with the
 * highest rate is generally regarded as evidence of adverse impact. US Uniform Guidelines on Employee Selection Procedures,
 * 29 CFR 1607.4(D). The same paragraph says that greater differences may mean nothing in small numbers, and smaller ones may
 * mean something: a flag is a question to look into, not an answer. Groups of fewer than `smallest` rated people are not
 * compared, nor do they set the highest rate.
 */
export function fourFifths(counts: readonly GroupCounts[], smallest = SMALLEST_COMPARED): FourFifths {
  const large = counts.filter(({ rated }) => rated >= smallest);
  const notCompared = counts.filter(({ rated }) => rated < smallest).map(({ value }) => value);
  const sorted = [...large].sort(
    (a, b) =>
      b.onTarget * a.rated - a.onTarget * b.rated || b.rated - a.rated || (a.value < b.value ? -1 : 1),
  );
  const [best] = sorted;
  const comparable = sorted.length > 1;
  const groups = sorted.map((group) => ({
    ...group,
    rate: shareOf(group.onTarget, group.rated) ?? scoreText(new Dec(0)),
    ratio: best ? ratioOf(group, best) : null,
    flagged: comparable && best !== undefined && isUnderFourFifths(group, best),
  }));
  return { groups, notCompared, comparable };
}

/** onTarget / rated < 4/5 · best.onTarget / best.rated, multiplied out. */
const isUnderFourFifths = (group: GroupCounts, best: GroupCounts) =>
  FIVE * group.onTarget * best.rated < FOUR * best.onTarget * group.rated;

const ratioOf = (group: GroupCounts, best: GroupCounts): DecimalString | null =>
  best.onTarget === 0
    ? null
    : scoreText(new Dec(group.onTarget).times(best.rated).div(new Dec(best.onTarget).times(group.rated)));
