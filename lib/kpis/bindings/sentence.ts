import {
  type BindingSource,
  type Condition,
  type Filter,
  isGroup,
  type Measure,
  type RatioSide,
} from "../types";
import type { BindingInput } from "./binding-input";
import { arityOf, wordsOfOp } from "./operators";

/** The controls of a binding, named for what each decides. */
export type BindingPart =
  | "aggregation"
  | "source"
  | "filter"
  | "numerator"
  | "denominator"
  | "owner"
  | "time";

/** A run of words; with a `part`, the words a control stands behind. */
export interface Words {
  text: string;
  part?: BindingPart;
}

/** A KPI's binding in plain words: "Count of tickets where status is Resolved, credited to Assignee, by Resolved at." */
export function bindingSentence(binding: BindingInput, source: BindingSource | null): Words[] {
  if (!source) return [say("Measured from "), say("records of a source you choose", "source"), say(".")];
  const where = filterWords(binding.filter, source);
  return [
    ...subject(binding, source),
    ...(where ? [say(" where "), say(where, "filter")] : everyRecord(binding)),
    say(", credited to "),
    say(ownerWords(source, binding.ownership_rule), "owner"),
    say(", by "),
    say(labelOf(source, binding.time_column) ?? "no time yet", "time"),
    say("."),
  ];
}

/** "Assignee", "Reps, each with their share", "the members of Team on that day". */
export function ownerWords(source: BindingSource, name: string): string {
  const column = source.columns.find((candidate) => candidate.name === name);
  if (!column) return "nobody yet";
  switch (column.ownership) {
    case "contributors":
      return `${column.label}, each with their share`;
    case "team":
      return `the members of ${column.label} on that day`;
    default:
      return column.label;
  }
}

/** The same as one text. */
export const bindingInWords = (binding: BindingInput, source: BindingSource | null): string =>
  bindingSentence(binding, source)
    .map((words) => words.text)
    .join("")
    .replace(", all of them, credited", ", credited");

function subject({ aggregation }: BindingInput, source: BindingSource): Words[] {
  const records = say(source.recordNounPlural, "source");
  switch (aggregation.kind) {
    case "count":
      return [say("Count", "aggregation"), say(" of "), records];
    case "distinct": {
      const column = labelOf(source, aggregation.column) ?? "values";
      return [say(`Number of different ${column}`, "aggregation"), say(" over "), records];
    }
    case "ratio":
      return [
        say(aggregation.as_percent ? "Percentage" : "Ratio", "aggregation"),
        say(" of "),
        records,
        say(": "),
        say(sideWords(aggregation.numerator, source), "numerator"),
        say(" out of "),
        say(sideWords(aggregation.denominator, source), "denominator"),
      ];
    default: {
      const measure = measureWords(aggregation.measure, source);
      const lead =
        aggregation.kind === "percentile"
          ? `${percentWords(aggregation.p)} percentile`
          : LEADS[aggregation.kind];
      return [say(`${lead} of ${measure}`, "aggregation"), say(" over "), records];
    }
  }
}

/** A ratio says on both of its sides which records it means; only what narrows both is said again. */
const everyRecord = ({ aggregation }: BindingInput): Words[] =>
  aggregation.kind === "ratio" ? [] : [say(", "), say("all of them", "filter")];

const LEADS = { sum: "Sum", avg: "Mean", min: "Lowest", max: "Highest", median: "Median" } as const;

export function measureWords(measure: Measure, source: BindingSource): string {
  if (measure.kind === "column") return labelOf(source, measure.column) ?? "a number";
  const from = labelOf(source, measure.from) ?? "a start";
  return `${measure.unit} from ${from} to ${labelOf(source, measure.to) ?? "an end"}`;
}

function sideWords({ filter, add }: RatioSide, source: BindingSource): string {
  const where = filterWords(filter, source);
  if (add.kind === "sum") {
    const sum = `the sum of ${measureWords(add.measure, source)}`;
    return where ? `${sum} where ${where}` : sum;
  }
  return where ? `those where ${where}` : "all of them";
}

/** Null: no condition. */
function filterWords(filter: Filter, source: BindingSource): string | null {
  const parts = filter.conditions.map((entry) =>
    isGroup(entry) ? `(${filterWords(entry, source) ?? "nothing"})` : conditionWords(entry, source),
  );
  return parts.length > 0 ? parts.join(filter.match === "all" ? " and " : " or ") : null;
}

function conditionWords({ column, op, value }: Condition, source: BindingSource): string {
  const found = source.columns.find((candidate) => candidate.name === column);
  if (!found) return "a column";
  const words = `${found.label} ${wordsOfOp(op, found.type)}`;
  const values = value === undefined ? [] : [value].flat().filter((text) => text !== "");
  if (arityOf(op) === "none") return words;
  if (arityOf(op) === "two") return `${words} ${values.length > 0 ? values.join(" and ") : "…"}`;
  return `${words} ${values.length > 0 ? values.join(" or ") : "…"}`;
}

/** "90th", "99.5th". */
function percentWords(p: string): string {
  const percent = String(Number((Number(p) * 100).toFixed(2)));
  const last = percent.at(-1) ?? "";
  const teens = /1[123]$/.test(percent);
  const ending = teens || percent.includes(".") ? "th" : ({ "1": "st", "2": "nd", "3": "rd" }[last] ?? "th");
  return percent === "NaN" ? "A" : `${percent}${ending}`;
}

const labelOf = (source: BindingSource, name: string) =>
  source.columns.find((column) => column.name === name)?.label;

const say = (text: string, part?: BindingPart): Words => (part ? { text, part } : { text });
