import { type FieldProblem, invalid } from "@/lib/errors";
import { checkBinding } from "../check-binding";
import { checkMethod } from "../rule/check-method";
import { checkTarget } from "../rule/check-template";
import { toTarget } from "../rule/input";
import type { TemplateProblem } from "../rule/template-problem";
import type { Direction } from "../rule/types";
import type { BindingSource } from "../types";
import { DIRECTION_WORDS, type KpiInput } from "./input";
import type { KpiDefinition } from "./types";

/** The definition that was sent, or an AppError "invalid" with a message at every field that cannot be used. */
export function requireSoundDefinition(input: KpiInput, source: BindingSource | null): KpiDefinition {
  const { problems, definition } = readDefinition(input, source);
  if (!definition || problems.length > 0) throw invalid(problems);
  return definition;
}

interface Reading {
  problems: FieldProblem[];
  definition: KpiDefinition | null;
}

export function readDefinition(input: KpiInput, source: BindingSource | null): Reading {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, message: string) => problems.push({ path, message });
  if (input.calculation_type !== "binding") {
    refuse(
      "calculation_type",
      "Only KPIs measured from a source's records can be saved so far: use “binding”.",
    );
  }
  const direction = directionOf(input);
  if (!direction) refuse("direction", "Choose which way is better");
  const rule: TemplateProblem[] = [];
  const target = toTarget(input.target, direction ?? "higher_is_better");
  if (direction) checkTarget(rule, ["target"], { direction, target });
  checkMethod(rule, ["scoring_method"], { method: input.scoring_method, maximum: null });
  problems.push(...rule.map(({ path, message }) => ({ path: path.join("."), message })));
  const { binding } = input;
  if (!binding) refuse("binding", "Say which records are measured");
  else if (!source) refuse("binding.source_id", "This source does not exist");
  else problems.push(...checkBinding(binding, source));
  if (!binding || !direction) return { problems, definition: null };
  const definition: KpiDefinition = {
    name: input.name,
    description: input.description,
    category: input.category,
    calculation_type: "binding",
    unit: input.unit,
    aggregation_period: input.aggregation_period,
    target_type: isDirectionWord(input.target_type) ? "numeric" : input.target_type,
    direction,
    target,
    scoring_method: input.scoring_method,
    binding,
  };
  return { problems, definition };
}

type DirectionWord = keyof typeof DIRECTION_WORDS;
const isDirectionWord = (word: string): word is DirectionWord => word in DIRECTION_WORDS;

function directionOf({ direction, target_type }: KpiInput): Direction | null {
  if (direction) return direction;
  return isDirectionWord(target_type) ? DIRECTION_WORDS[target_type] : null;
}
