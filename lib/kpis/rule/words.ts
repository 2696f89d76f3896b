import type { Direction, Target } from "./types";

/** "at least 150 tickets", "at most 4 h", "38 to 42 h". Spaces before units do not break. */
export function targetInWords(target: Target, direction: Direction, unit: string): string {
  const withUnit = (figure: string) => (unit ? `${figure}\u00a0${unit}` : figure);
  if (!("value" in target)) {
    return target.low === target.high ? withUnit(target.low) : `${target.low} to ${withUnit(target.high)}`;
  }
  return `${direction === "lower_is_better" ? "at most" : "at least"} ${withUnit(target.value)}`;
}
