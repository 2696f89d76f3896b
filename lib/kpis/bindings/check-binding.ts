import type { ColumnType } from "@/db/enums";
import { readPlainDecimal } from "@/lib/decimal";
import type { FieldProblem } from "@/lib/errors";
import {
  type BindingColumn,
  type BindingSource,
  type Condition,
  type ConditionOp,
  type Filter,
  isGroup,
  type Measure,
  type RatioSide,
} from "../types";
import type { BindingInput } from "./binding-input";
import { isBackwards, isBareDay, problemOfValue } from "./condition-value";
import { arityOf, isNumberType, isTimeType, OPS_OF_TYPE } from "./operators";

interface Check {
  source: BindingSource;
  problems: FieldProblem[];
}

/** Everything in a binding that cannot be measured on this source, each at its field below `binding`. */
export function checkBinding(input: BindingInput, source: BindingSource): FieldProblem[] {
  const check: Check = { source, problems: [] };
  checkOwner(check, input.ownership_rule);
  checkTimeColumn(check, input.time_column);
  checkFilter(check, "binding.filter", input.filter);
  checkAggregation(check, input);
  return check.problems;
}

function checkOwner(check: Check, name: string): void {
  const column = known(check, "binding.ownership_rule", name);
  if (column && !column.ownership) {
    refuse(
      check,
      "binding.ownership_rule",
      `${column.label} does not name people. ${choices(check, ({ ownership }) => ownership !== null)}`,
    );
  }
}

function checkTimeColumn(check: Check, name: string): void {
  const column = known(check, "binding.time_column", name);
  if (column && !isTimeType(column.type)) {
    refuse(
      check,
      "binding.time_column",
      `${column.label} is not a date or time. ${choices(check, (candidate) => candidate.isTime)}`,
    );
  }
}

function checkFilter(check: Check, path: string, filter: Filter): void {
  for (const [index, entry] of filter.conditions.entries()) {
    const here = `${path}.conditions.${index}`;
    if (!isGroup(entry)) checkCondition(check, here, entry);
    else if (entry.conditions.length === 0)
      refuse(check, here, "Add a condition to this group, or remove it");
    else checkFilter(check, here, entry);
  }
}

function checkCondition(check: Check, path: string, condition: Condition): void {
  const column = known(check, `${path}.column`, condition.column);
  if (!column) return;
  if (!OPS_OF_TYPE[column.type].includes(condition.op)) {
    refuse(
      check,
      `${path}.op`,
      `${column.label} is ${TYPE_WORDS[column.type]}: it cannot be compared this way`,
    );
    return;
  }
  if (
    column.type === "timestamp" &&
    EXACTLY.includes(condition.op) &&
    !isBareDay([condition.value].flat()[0] ?? "")
  ) {
    refuse(
      check,
      `${path}.op`,
      `${column.label} is a time: compare it with a day like 2026-10-31, or another way`,
    );
    return;
  }
  const problem = problemOfValues(condition, column.type, check.source);
  if (problem) refuse(check, `${path}.value`, problem);
}

const EXACTLY: readonly ConditionOp[] = ["is", "is_not"];

function problemOfValues({ op, value }: Condition, type: ColumnType, source: BindingSource): string | null {
  const given = value === undefined ? [] : [value].flat();
  const arity = arityOf(op);
  if (arity === "none") return given.length > 0 ? "This comparison takes no value" : null;
  const fits = { one: given.length === 1, two: given.length === 2, many: given.length > 0 }[arity];
  if (!fits) return MISSING_VALUE[arity];
  const wrong = given.map((text) => problemOfValue(text, type)).find((problem) => problem !== null);
  if (wrong) return wrong;
  const [low = "", high = ""] = given;
  return arity === "two" && isBackwards(low, high, type, source)
    ? "The first end must not be after the second"
    : null;
}

function checkAggregation(check: Check, { aggregation, empty_means }: BindingInput): void {
  const path = "binding.aggregation";
  switch (aggregation.kind) {
    case "count":
      return;
    case "distinct":
      known(check, `${path}.column`, aggregation.column);
      return;
    case "ratio":
      checkSide(check, `${path}.numerator`, aggregation.numerator);
      checkSide(check, `${path}.denominator`, aggregation.denominator);
      if (JSON.stringify(aggregation.numerator) === JSON.stringify(aggregation.denominator)) {
        refuse(
          check,
          `${path}.denominator`,
          "The part and the whole are the same: this would always be 100 %",
        );
      }
      break;
    default:
      checkMeasure(check, `${path}.measure`, aggregation.measure);
  }
  if (aggregation.kind === "percentile") checkPercentile(check, `${path}.p`, aggregation.p);
  if (aggregation.kind !== "sum" && empty_means === "zero") {
    refuse(check, "binding.empty_means", "Only a count or a sum of nothing is 0. Leave it missing");
  }
}

function checkSide(check: Check, path: string, side: RatioSide): void {
  checkFilter(check, `${path}.filter`, side.filter);
  if (side.add.kind === "sum") checkMeasure(check, `${path}.add.measure`, side.add.measure);
}

function checkMeasure(check: Check, path: string, measure: Measure): void {
  if (measure.kind === "column") {
    const column = known(check, `${path}.column`, measure.column);
    if (column && !isNumberType(column.type))
      refuse(check, `${path}.column`, `${column.label} is not a number`);
    return;
  }
  const from = known(check, `${path}.from`, measure.from);
  const to = known(check, `${path}.to`, measure.to);
  for (const [field, column] of [["from", from] as const, ["to", to] as const]) {
    if (column && !isTimeType(column.type))
      refuse(check, `${path}.${field}`, `${column.label} is not a date or time`);
  }
  if (!from || !to || !isTimeType(from.type) || !isTimeType(to.type)) return;
  if (from.name === to.name) refuse(check, `${path}.to`, "Choose another column than the start");
  else if (from.type !== to.type)
    refuse(check, `${path}.to`, "Choose two dates or two times, not one of each");
}

function checkPercentile(check: Check, path: string, p: string): void {
  const value = readPlainDecimal(p);
  if (!value || value.lt(0) || value.gt(1)) refuse(check, path, "Enter a share from 0 to 1, such as 0.9");
  else if (value.decimalPlaces() > 4) refuse(check, path, "Use at most 4 decimals");
}

const MISSING_VALUE = {
  one: "Enter a value",
  two: "Enter both ends",
  many: "Enter at least one value",
} as const;

const TYPE_WORDS = {
  text: "a text",
  integer: "a whole number",
  decimal: "a number",
  boolean: "yes or no",
  date: "a date",
  timestamp: "a time",
} as const;

function known(check: Check, path: string, name: string) {
  const column = check.source.columns.find((candidate) => candidate.name === name);
  if (!column) refuse(check, path, `${capital(check.source.recordNounPlural)} have no column “${name}”`);
  return column;
}

function choices({ source }: Check, fits: (column: BindingColumn) => boolean): string {
  const labels = source.columns.filter(fits).map((column) => column.label);
  return labels.length > 0 ? `Choose ${labels.join(" or ")}.` : `The source has none.`;
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const refuse = ({ problems }: Check, path: string, message: string): void => {
  problems.push({ path, message });
};
