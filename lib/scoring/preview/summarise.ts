import { Dec, type DecimalString, parseDecimal, roundScore, scoreText } from "@/lib/decimal";
import type { Band } from "../types";

export const SHOWN_BANDS = ["above", "on", "near", "below", "insufficient_data", "not_scored"] as const;

/** One person's total as it came out, and as the draft gives it. */
export interface BeforeAfter {
  employeeId: number;
  before: DecimalString | null;
  bandBefore: Band;
  after: DecimalString | null;
  bandAfter: Band;
}

export interface Side {
  /** Over people with a rating; null when there are none. */
  mean: DecimalString | null;
  ratedCount: number;
  bandCounts: Record<Band, number>;
}

export interface BandMove {
  from: Band;
  to: Band;
  peopleCount: number;
}

export interface ImpactSummary {
  before: Side;
  after: Side;
  /** Everyone whose band is another one; `up` and `down` leave out those who were or become unrated. */
  changedCount: number;
  upCount: number;
  downCount: number;
  /** The most people first. */
  moves: BandMove[];
}

/** How a period would have come out: bands and mean before and after, and who changes band. */
export function summarise(people: readonly BeforeAfter[]): ImpactSummary {
  const moves = new Map<string, BandMove>();
  let [upCount, downCount] = [0, 0];
  for (const { bandBefore: from, bandAfter: to } of people) {
    if (from === to) continue;
    const move = moves.get(`${from} ${to}`) ?? { from, to, peopleCount: 0 };
    move.peopleCount += 1;
    moves.set(`${from} ${to}`, move);
    const [rankFrom, rankTo] = [RANK[from], RANK[to]];
    if (rankFrom === null || rankTo === null) continue;
    if (rankTo > rankFrom) upCount += 1;
    else downCount += 1;
  }
  const sorted = [...moves.values()].sort(mostPeopleFirst);
  return {
    before: sideOf(people.map(({ before, bandBefore }) => ({ score: before, band: bandBefore }))),
    after: sideOf(people.map(({ after, bandAfter }) => ({ score: after, band: bandAfter }))),
    changedCount: sorted.reduce((sum, move) => sum + move.peopleCount, 0),
    upCount,
    downCount,
    moves: sorted,
  };
}

/** Those whose total moves, the furthest first; equal moves by employee id. Who had or gets no total is left out. */
export function largestMoves(
  people: readonly BeforeAfter[],
): (BeforeAfter & { before: DecimalString; after: DecimalString; change: DecimalString })[] {
  return people
    .flatMap((person) => {
      const { before, after } = person;
      if (before === null || after === null) return [];
      const change = parseDecimal(after).minus(parseDecimal(before));
      return change.isZero() ? [] : [{ ...person, before, after, distance: change.abs(), change }];
    })
    .sort((a, b) => b.distance.comparedTo(a.distance) || a.employeeId - b.employeeId)
    .map(({ distance: _, change, ...person }) => ({ ...person, change: scoreText(change) }));
}

const RANK: Record<Band, number | null> = {
  above: 3,
  on: 2,
  near: 1,
  below: 0,
  insufficient_data: null,
  not_scored: null,
};

/** As in the rollups: insufficient data counts among the people, in no mean. */
function sideOf(people: { score: DecimalString | null; band: Band }[]): Side {
  const bandCounts = Object.fromEntries(SHOWN_BANDS.map((band) => [band, 0])) as Record<Band, number>;
  let sum = new Dec(0);
  let ratedCount = 0;
  for (const { score, band } of people) {
    bandCounts[band] += 1;
    if (score === null || RANK[band] === null) continue;
    sum = sum.plus(parseDecimal(score));
    ratedCount += 1;
  }
  const mean = ratedCount === 0 ? null : scoreText(roundScore(sum.div(ratedCount)));
  return { mean, ratedCount, bandCounts };
}

function mostPeopleFirst(a: BandMove, b: BandMove): number {
  const place = ({ from, to }: BandMove) =>
    SHOWN_BANDS.indexOf(from) * SHOWN_BANDS.length + SHOWN_BANDS.indexOf(to);
  return b.peopleCount - a.peopleCount || place(a) - place(b);
}
