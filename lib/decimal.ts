import { Decimal } from "decimal.js";

/** A decimal number as text, such as "95", "0.947879" or "-3.5". */
export type DecimalString = string;

/** A constructor of our own, so that nobody else's settings of decimal.js can change a score. */
export const Dec = Decimal.clone({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
export type Dec = Decimal;

export const ZERO = new Dec(0);
export const ONE = new Dec(1);
export const HUNDRED = new Dec(100);

const ACTUAL_DECIMALS = 6;
const ATTAINMENT_DECIMALS = 6;
export const SCORE_DECIMALS = 4;

/** Throws a RangeError for anything but a finite number: a NaN must stop a run, not spread through its means. */
export function parseDecimal(text: DecimalString): Dec {
  let value: Dec;
  try {
    value = new Dec(text);
  } catch {
    throw new RangeError(`Not a decimal number: ${text}`);
  }
  if (!value.isFinite()) throw new RangeError(`Not a decimal number: ${text}`);
  return value;
}

const PLAIN_DECIMAL = /^-?\d{1,15}(\.\d{1,10})?$/;

/** For typed input: plain digits only, of a size that 40 digits of precision handle exactly. Null when it is not. */
export function readPlainDecimal(text: DecimalString): Dec | null {
  return PLAIN_DECIMAL.test(text) ? new Dec(text) : null;
}

/** Actuals are stored with 6 decimals, and what is stored is what is scored. */
export function roundActual(value: Dec): Dec {
  return value.toDecimalPlaces(ACTUAL_DECIMALS);
}

export function roundAttainment(value: Dec): Dec {
  return value.toDecimalPlaces(ATTAINMENT_DECIMALS);
}

export function roundScore(value: Dec): Dec {
  return value.toDecimalPlaces(SCORE_DECIMALS);
}

export function attainmentText(value: Dec): DecimalString {
  return value.toFixed(ATTAINMENT_DECIMALS);
}

export function scoreText(value: Dec): DecimalString {
  return value.toFixed(SCORE_DECIMALS);
}

/** Keeps `value` within 0 and `maximum`. */
export function bounded(value: Dec, maximum: Dec): Dec {
  if (value.lt(ZERO)) return ZERO;
  return value.gt(maximum) ? maximum : value;
}

/** A stored numeric without the zeros of its scale: "35.0000" is "35". */
export const trimDecimal = (text: DecimalString): DecimalString => parseDecimal(text).toFixed();
