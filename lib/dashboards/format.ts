import { Dec, type DecimalString, parseDecimal } from "@/lib/decimal";
import type { Direction, Target } from "@/lib/kpis/rule/types";

/** Figures as words for screens. Decimals come in as text and are rounded here, half away from zero. */
export interface ValueKind {
  /** numeric, percent, duration, count or currency. */
  targetType: string;
  unit: string;
}

const NBSP = "\u00a0";
const MINUS = "−";

/** "96.4", with a true minus. */
export function shownScore(score: DecimalString): string {
  return fixed(parseDecimal(score), 1);
}

/** "+3.1", "−1.2", "0.0". */
export function shownChange(change: DecimalString): string {
  const text = shownScore(change);
  return text.startsWith(MINUS) || text === "0.0" ? text : `+${text}`;
}

/** A percentage of weight or coverage: "92 %", "12.5 %". */
export function shownPercent(percent: DecimalString): string {
  return `${trimmed(parseDecimal(percent), 1)}${NBSP}%`;
}

/** A share of a whole, from 0 to 1: "60 %", "33.3 %". */
export const shownShare = (share: DecimalString): string =>
  shownPercent(parseDecimal(share).times(100).toFixed());

/** `fine` gives one more decimal, for receipts. */
export function shownValue(value: DecimalString, kind: ValueKind, { fine = false } = {}): string {
  const number = parseDecimal(value);
  if (kind.targetType === "percent" || kind.unit === "%") return `${fixed(number, fine ? 2 : 1)}${NBSP}%`;
  if (kind.targetType === "count") return trimmed(number, 2);
  if (kind.targetType === "currency") return money(number, kind.unit, fine);
  const text = kind.targetType === "duration" ? fixed(number, fine ? 2 : 1) : trimmed(number, fine ? 4 : 2);
  return kind.unit ? `${text}${NBSP}${kind.unit}` : text;
}

/** "95.0 %", "max 4.0 %", "40.0 to 60.0 %". */
export function shownTarget(target: Target, direction: Direction, kind: ValueKind): string {
  if ("value" in target) {
    const value = shownValue(target.value, kind);
    return direction === "lower_is_better" ? `max${NBSP}${value}` : value;
  }
  if (target.low === target.high) return shownValue(target.low, kind);
  return `${shownValue(target.low, { ...kind, unit: "" }).replace(`${NBSP}%`, "")} to ${shownValue(target.high, kind)}`;
}

/** "412", "3,912". */
export const shownCount = (count: number): string => trimmed(new Dec(count), 0);

/** "3 tickets", "1 ticket". */
export function counted(count: number, [one, many]: readonly [string, string]): string {
  return `${shownCount(count)}${NBSP}${count === 1 ? one : many}`;
}

const SYMBOLS = new Set(["$", "€", "£", "¥", "₹"]);

function money(number: Dec, unit: string, fine: boolean): string {
  const digits = fine && !number.isInteger() ? fixed(number, 2) : fixed(number, 0);
  return SYMBOLS.has(unit) ? digits.replace(/^(−?)/, `$1${unit}`) : `${digits}${NBSP}${unit}`.trim();
}

function fixed(number: Dec, decimals: number): string {
  const digits = number.abs().toFixed(decimals);
  const isZero = !/[1-9]/.test(digits);
  return `${number.isNegative() && !isZero ? MINUS : ""}${grouped(digits)}`;
}

function trimmed(number: Dec, mostDecimals: number): string {
  const text = fixed(number, mostDecimals);
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

const grouped = (digits: string) => digits.replace(/\B(?<!\.\d*)(?=(\d{3})+(?!\d))/g, ",");
