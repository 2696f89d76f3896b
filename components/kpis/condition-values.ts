import { arityOf } from "@/lib/kpis/bindings/operators";
import type { Condition, ConditionOp } from "@/lib/kpis/types";

/** `open, on hold` as a list; a value that has a comma of its own stands in quotes: `"lost, no budget", won`. */
export const listed = (text: string): string[] =>
  Array.from(text.matchAll(/\s*(?:"((?:[^"]|"")*)"|([^,]*?))\s*(?:,|$)/g), ([, quoted, plain = ""]) =>
    quoted === undefined ? plain : quoted.replaceAll('""', '"'),
  ).filter((part) => part !== "");

/** What `listed` reads as these values. */
export const asListText = (values: readonly string[]): string =>
  values.map((value) => (/[",]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)).join(", ");

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
