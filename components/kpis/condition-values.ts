import { arityOf } from "@/lib/kpis/bindings/operators";
import type { Condition, ConditionOp } from "@/lib/kpis/types";

/** "open, on hold" as a list. */
export const listed = (text: string) =>
  text
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");

/** The condition with another comparison, its value brought to the number of values that takes. */
export function withOp({ column, value }: Condition, op: ConditionOp): Condition {
  const values = value === undefined ? [] : [value].flat();
  switch (arityOf(op)) {
    case "none":
      return { column, op };
    case "one":
      return { column, op, value: values[0] ?? "" };
    case "two":
      return { column, op, value: [values[0] ?? "", values[1] ?? ""] };
    case "many":
      return { column, op, value: values.filter((text) => text !== "") };
  }
}
