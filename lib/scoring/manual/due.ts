import { Temporal } from "temporal-polyfill";
import type { Period } from "../periods/queries";

/** The day by which a period's value is to be entered: so many days after its last day. Days are YYYY-MM-DD. */
export function dueOn({ periodEnd }: Pick<Period, "periodEnd">, dueDays: number): string {
  // The end is the first day that no longer counts.
  return Temporal.PlainDate.from(periodEnd)
    .add({ days: dueDays - 1 })
    .toString();
}
