import { HUNDRED, readPlainDecimal, trimDecimal, ZERO } from "@/lib/decimal";
import { type FieldProblem, invalid } from "@/lib/errors";
import type { Kpi } from "../definitions/types";
import { checkTarget } from "../rule/check-template";
import { type TargetInput, toTarget } from "../rule/input";
import type { TemplateProblem } from "../rule/template-problem";
import type { Target } from "../rule/types";
import type { AssignmentTerms } from "./types";

/** What other systems send for "never": the same as open. */
const NEVER = "9999-12-31";

interface SentTarget {
  target_value?: string | null;
  target?: TargetInput | null;
}

/** The target as sent: undefined leaves it as it is, null is none of its own. */
export function targetOf({ target_value, target }: SentTarget, kpi: Kpi): Target | null | undefined {
  if (target === undefined && target_value === undefined) return undefined;
  const sent = target ?? { value: target_value ?? undefined };
  const isBlank = Object.values(sent).every((part) => part === undefined || part === "");
  return isBlank ? null : toTarget(sent, kpi.direction);
}

/** Throws "invalid" at the fields that make no sense; gives the terms with plain decimals. */
export function requireSoundTerms(terms: AssignmentTerms, kpi: Kpi): AssignmentTerms {
  const problems: FieldProblem[] = [];
  if (terms.target) {
    const found: TemplateProblem[] = [];
    checkTarget(found, [], { direction: kpi.direction, target: terms.target });
    for (const { path, message } of found) {
      const [part = "value"] = path;
      problems.push({ path: part === "value" ? "target_value" : `target.${part}`, message });
    }
  }
  const weight = terms.weight === null ? null : readPlainDecimal(terms.weight);
  if (terms.weight !== null && (!weight || weight.lt(ZERO) || weight.gt(HUNDRED) || weight.dp() > 4)) {
    problems.push({ path: "weight", message: "Enter a weight from 0 to 100, with at most four decimals" });
  }
  if (terms.end_date !== null && terms.end_date < terms.start_date) {
    problems.push({ path: "end_date", message: "The last day is before the first day" });
  }
  if (terms.target === null && terms.weight === null) {
    problems.push({ path: "target_value", message: "Enter a target, a weight or both" });
  }
  if (problems.length > 0) throw invalid(problems);
  return {
    ...terms,
    end_date: terms.end_date === NEVER ? null : terms.end_date,
    target: terms.target && plain(terms.target),
    weight: terms.weight === null ? null : trimDecimal(terms.weight),
  };
}

/** "25.0" is 25: written otherwise, it is no other version. */
function plain(target: Target): Target {
  if ("value" in target) return { value: trimDecimal(target.value) };
  const { low, high, tolerance } = target;
  return { low: trimDecimal(low), high: trimDecimal(high), tolerance: trimDecimal(tolerance) };
}
