import type { ColumnType } from "@/db/enums";
import type { ConditionOp } from "../types";

const NUMBER_OPS = ["is", "is_not", "in", "not_in", "lt", "lte", "gt", "gte", "between"] as const;
const EMPTY_OPS = ["is_empty", "is_not_empty"] as const;

/** Which comparisons make sense for a column, in the order a chooser lists them. */
export const OPS_OF_TYPE: Record<ColumnType, readonly ConditionOp[]> = {
  text: ["is", "is_not", "in", "not_in", "contains", "starts_with", ...EMPTY_OPS],
  integer: [...NUMBER_OPS, ...EMPTY_OPS],
  decimal: [...NUMBER_OPS, ...EMPTY_OPS],
  boolean: ["is_true", "is_false", ...EMPTY_OPS],
  date: ["is", "is_not", "lt", "lte", "gt", "gte", "between", ...EMPTY_OPS],
  timestamp: ["is", "is_not", "lt", "lte", "gt", "gte", "between", ...EMPTY_OPS],
};

export type OpArity = "none" | "one" | "two" | "many";

export function arityOf(op: ConditionOp): OpArity {
  switch (op) {
    case "is_empty":
    case "is_not_empty":
    case "is_true":
    case "is_false":
      return "none";
    case "between":
      return "two";
    case "in":
    case "not_in":
      return "many";
    default:
      return "one";
  }
}

/** As it reads between a column and its value: "status is not resolved", "opened before 1 Nov". */
export function wordsOfOp(op: ConditionOp, type: ColumnType): string {
  const timely = type === "date" || type === "timestamp";
  const words: Record<ConditionOp, string> = {
    is: "is",
    is_not: "is not",
    in: "is one of",
    not_in: "is none of",
    lt: timely ? "is before" : "is under",
    lte: timely ? "is at the latest" : "is at most",
    gt: timely ? "is after" : "is over",
    gte: timely ? "is at the earliest" : "is at least",
    between: "is between",
    contains: "contains",
    starts_with: "starts with",
    is_empty: "is empty",
    is_not_empty: "is not empty",
    is_true: "is yes",
    is_false: "is no",
  };
  return words[op];
}

export const isNumberType = (type: ColumnType) => type === "integer" || type === "decimal";
export const isTimeType = (type: ColumnType) => type === "date" || type === "timestamp";
