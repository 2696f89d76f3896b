import type { Period } from "@/lib/scoring/periods/queries";

/** So many periods up to the one at `at`, newest first; null where they do not follow one another day by day. */
export function windowAt<P extends Pick<Period, "periodStart" | "periodEnd">>(
  newestFirst: readonly P[],
  at: number,
  count: number,
): P[] | null {
  const window = newestFirst.slice(at, at + count);
  const follow = window.every((period, index) => {
    const earlier = window[index + 1];
    return !earlier || earlier.periodEnd === period.periodStart;
  });
  return window.length === count && follow ? window : null;
}
