import type { Direction, Target } from "./types";

/** "at least 150 tickets", "at most 4 h", "38 to 42 h", "at least €46,000". Spaces before units do not break. */
export function targetInWords(target: Target, direction: Direction, unit: string): string {
  if (!("value" in target)) {
    return target.low === target.high
      ? amount(target.low, unit)
      : `${grouped(target.low)} to ${amount(target.high, unit)}`;
  }
  return `${direction === "lower_is_better" ? "at most" : "at least"} ${amount(target.value, unit)}`;
}

const SYMBOLS = new Set(["$", "€", "£", "¥", "₹"]);

function amount(text: string, unit: string): string {
  const figure = grouped(text);
  if (SYMBOLS.has(unit)) return figure.replace(/^(−?)/, `$1${unit}`);
  return unit ? `${figure}\u00a0${unit}` : figure;
}

/** "46,000" of "46000"; text that is no number yet stays as it was typed. */
const grouped = (text: string) =>
  text
    .replace(/^-/, "−")
    .replace(
      /^(−?)(\d+)/,
      (_, sign: string, digits: string) => sign + digits.replace(/\B(?=(\d{3})+$)/g, ","),
    );
