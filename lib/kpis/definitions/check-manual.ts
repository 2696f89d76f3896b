import { readPlainDecimal } from "@/lib/decimal";
import type { FieldProblem } from "@/lib/errors";
import type { ManualDataSource } from "../bindings/data-source";
import type { DataSourceInput } from "../bindings/data-source-input";
import type { Direction, Target } from "../rule/types";

type ManualInput = Extract<DataSourceInput, { type: "manual" }>;

/** The range and the target it leaves within reach, each refusal at its field. */
export function checkManual(
  { allowed_range, due_days }: ManualInput,
  { direction, target }: { direction: Direction | null; target: Target },
): { problems: FieldProblem[]; dataSource: ManualDataSource } {
  const problems: FieldProblem[] = [];
  const path = "data_source.allowed_range";
  const min = readPlainDecimal(allowed_range.min);
  const max = readPlainDecimal(allowed_range.max);
  if (!min) problems.push({ path: `${path}.min`, message: "Enter the lowest value allowed" });
  else if (min.decimalPlaces() > 6) problems.push({ path: `${path}.min`, message: "Use at most 6 decimals" });
  if (!max) problems.push({ path: `${path}.max`, message: "Enter the highest value allowed" });
  else if (max.decimalPlaces() > 6) problems.push({ path: `${path}.max`, message: "Use at most 6 decimals" });
  if (min && max) {
    if (min.gte(max))
      problems.push({ path: `${path}.max`, message: "The highest value must be above the lowest" });
    else if ("value" in target) {
      const aim = readPlainDecimal(target.value);
      const outOfReach = aim && (direction === "higher_is_better" ? aim.gt(max) : aim.lt(min));
      if (direction && outOfReach) {
        problems.push({ path: "target.value", message: "No allowed value reaches this target" });
      }
    }
  }
  const range = { min: min?.toFixed() ?? "", max: max?.toFixed() ?? "" };
  return { problems, dataSource: { type: "manual", allowed_range: range, due_days } };
}
