import { Temporal } from "temporal-polyfill";
import { Dec, type DecimalString, parseDecimal, roundActual, ZERO } from "@/lib/decimal";
import type { Target } from "@/lib/kpis/rule/types";

/** Why another target holds from a day on. */
export const CHANGE_KINDS = ["joined", "left", "moved", "assigned", "ended"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Days of a period, half-open, and the target that held then; null: the KPI was not the person's. */
export interface TargetStretch {
  from: string;
  to: string;
  target: Target | null;
  /** Why it begins; none for the first. */
  since: ChangeKind | null;
}

/** Days with a target, and how many of them count. */
export interface ProratedPart {
  from: string;
  to: string;
  days: number;
  target: Target;
}

/** How a target follows the days that counted; stored with the result. */
export interface Proration {
  days_are: "working_days" | "calendar_days";
  /** Days with a target, of the days of the whole period. */
  days: number;
  of_days: number;
  parts: ProratedPart[];
  /** `day`: the first day of what is new; of "left" and "ended" the last day. */
  changes: { kind: ChangeKind; day: string }[];
}

/** What is kept with a result. */
export interface StoredProration {
  proration: Proration | null;
  /** Half-open days an added KPI was measured over; null: the whole period. */
  measured: { from: string; to: string } | null;
}

export type IsWorkingDay = (day: string) => boolean;

/**
 * The target of a period whose days did not all have the same one: each day counts its share, so 40 over 11 of 22 days
 * is 20. Rounded half up to six decimals, as actuals are. Days are working days where these are known and any of the
 * days with a target is one, else calendar days. Null when one target holds throughout, and when none would be left.
 * `stretches` are in order, without gaps, and span the period.
 */
export function proRate(
  stretches: readonly TargetStretch[],
  isWorkingDay: IsWorkingDay | null,
): { target: Target; proration: Proration } | null {
  const merged = mergeEqual(stretches);
  if (merged.length < 2) return null;
  const working = isWorkingDay && count(merged, isWorkingDay);
  const usable = working !== null && working.parts.length > 0;
  const counted = usable ? working : count(merged, () => true);
  const target = meanTarget(counted.parts, counted.ofDays);
  if (!target) return null;
  return {
    target,
    proration: {
      days_are: usable ? "working_days" : "calendar_days",
      days: counted.parts.reduce((sum, part) => sum + part.days, 0),
      of_days: counted.ofDays,
      parts: counted.parts,
      changes: merged.flatMap(({ since, from }) =>
        since === null
          ? []
          : [{ kind: since, day: since === "left" || since === "ended" ? dayBefore(from) : from }],
      ),
    },
  };
}

/** Neighbours with the same target are one stretch, that begins when the first of them does. */
function mergeEqual(stretches: readonly TargetStretch[]): TargetStretch[] {
  const merged: TargetStretch[] = [];
  for (const stretch of stretches) {
    const last = merged.at(-1);
    if (last && sameTarget(last.target, stretch.target)) last.to = stretch.to;
    else merged.push({ ...stretch });
  }
  return merged;
}

function count(stretches: readonly TargetStretch[], counts: IsWorkingDay) {
  const parts: ProratedPart[] = [];
  let ofDays = 0;
  for (const { from, to, target } of stretches) {
    const days = daysOf(from, to).filter(counts).length;
    ofDays += days;
    if (target && days > 0) parts.push({ from, to, days, target });
  }
  return { parts, ofDays };
}

/** Null when the parts do not fit together, or nothing above zero is left of what must be above zero. */
function meanTarget(parts: readonly ProratedPart[], ofDays: number): Target | null {
  const [first] = parts;
  if (!first) return null;
  const mean = (read: (target: Target) => DecimalString | undefined): DecimalString | null => {
    let sum = new Dec(ZERO);
    for (const { target, days } of parts) {
      const figure = read(target);
      if (figure === undefined) return null;
      sum = sum.plus(parseDecimal(figure).times(days));
    }
    return roundActual(sum.div(ofDays)).toFixed();
  };
  if ("value" in first.target) {
    const value = mean((target) => ("value" in target ? target.value : undefined));
    const vanishes = value !== null && parseDecimal(value).isZero() && parts.some(isAboveZero);
    return value === null || vanishes ? null : { value };
  }
  const end = (name: "low" | "high" | "tolerance") =>
    mean((target) => ("value" in target ? undefined : target[name]));
  const [low, high, tolerance] = [end("low"), end("high"), end("tolerance")];
  if (low === null || high === null || tolerance === null || !parseDecimal(tolerance).gt(ZERO)) return null;
  return { low, high, tolerance };
}

const isAboveZero = ({ target }: ProratedPart) => "value" in target && parseDecimal(target.value).gt(ZERO);

export function sameTarget(a: Target | null, b: Target | null): boolean {
  if (a === null || b === null) return a === b;
  if ("value" in a || "value" in b) return "value" in a && "value" in b && same(a.value, b.value);
  return same(a.low, b.low) && same(a.high, b.high) && same(a.tolerance, b.tolerance);
}

const same = (a: DecimalString, b: DecimalString) => parseDecimal(a).eq(parseDecimal(b));

/** The days of a half-open range, YYYY-MM-DD. */
export function daysOf(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = Temporal.PlainDate.from(from); day.toString() < to; day = day.add({ days: 1 })) {
    days.push(day.toString());
  }
  return days;
}

export const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

export const dayBefore = (day: string): string =>
  Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
