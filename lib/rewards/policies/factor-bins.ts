import { type DecimalString, parseDecimal } from "@/lib/decimal";

/** From `from` on, up to the next bin's; the first two stand for themselves. */
export const FACTOR_BINS = [
  { label: "Not eligible", from: null },
  { label: "0", from: "0" },
  { label: "Over 0 to 0.5", from: "0.0001" },
  { label: "0.5 to 0.9", from: "0.5" },
  { label: "0.9 to 1.1", from: "0.9" },
  { label: "1.1 to 1.5", from: "1.1" },
  { label: "1.5 and more", from: "1.5" },
] as const;

/** How many people have a factor of each bin; null is not eligible. A factor on a limit belongs to the bin that starts there. */
export function factorBins(factors: readonly (DecimalString | null)[]): number[] {
  const counts = FACTOR_BINS.map(() => 0);
  for (const factor of factors) {
    const bin =
      factor === null
        ? 0
        : FACTOR_BINS.findLastIndex(({ from }) => from !== null && parseDecimal(factor).gte(from));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}
