import { readPlainDecimal } from "@/lib/decimal";
import type { ManualKpi } from "./expected";

export type ReadValue = { ok: true; value: string | null } | { ok: false; problem: string };

/** A typed value in its range, as plain decimal text; blank is null. A comma stands for the point. */
export function readEntryValue(
  typed: string | null,
  { min, max }: Pick<ManualKpi, "min" | "max">,
): ReadValue {
  const text = (typed ?? "").trim();
  if (text === "") return { ok: true, value: null };
  const value = readPlainDecimal(/^-?\d+,\d+$/.test(text) ? text.replace(",", ".") : text);
  if (!value) return { ok: false, problem: `Enter a number from ${min} to ${max}` };
  if (value.decimalPlaces() > 6) return { ok: false, problem: "Use at most 6 decimals" };
  if (value.lt(min) || value.gt(max)) return { ok: false, problem: `Enter a number from ${min} to ${max}` };
  return { ok: true, value: value.toFixed() };
}
