import { type FieldProblem, invalid } from "@/lib/errors";
import { checkMethod } from "../rule/check-method";
import { checkTarget } from "../rule/check-template";
import { toTarget } from "../rule/input";
import type { TemplateProblem } from "../rule/template-problem";
import type { Direction } from "../rule/types";
import { checkCalculation } from "./check-calculation";
import type { Checking } from "./check-query";
import { DIRECTION_WORDS, type KpiInput } from "./input";
import type { KpiDefinition } from "./types";

interface Sent {
  input: KpiInput;
  /** The KPI that is edited; null: a new one, or one that is only tried. */
  kpiId: number | null;
}

/** The definition that was sent, or an AppError "invalid" with a message at every field that cannot be used. */
export async function requireSoundDefinition(checking: Checking, sent: Sent): Promise<KpiDefinition> {
  const { problems, definition } = await readDefinition(checking, sent);
  if (!definition || problems.length > 0) throw invalid(problems);
  return definition;
}

interface Reading {
  problems: FieldProblem[];
  definition: KpiDefinition | null;
}

export async function readDefinition(checking: Checking, { input, kpiId }: Sent): Promise<Reading> {
  const problems: FieldProblem[] = [];
  const direction = directionOf(input);
  if (!direction) problems.push({ path: "direction", message: "Choose which way is better" });
  const rule: TemplateProblem[] = [];
  const target = toTarget(input.target, direction ?? "higher_is_better");
  if (direction) checkTarget(rule, ["target"], { direction, target });
  checkMethod(rule, ["scoring_method"], { method: input.scoring_method, maximum: null });
  problems.push(...rule.map(({ path, message }) => ({ path: path.join("."), message })));
  const checked = await checkCalculation(checking, { input, kpiId, direction, target });
  problems.push(...checked.problems);
  if (!checked.calculation || !direction) return { problems, definition: null };
  const definition: KpiDefinition = {
    name: input.name,
    description: input.description,
    category: input.category,
    unit: input.unit,
    aggregation_period: input.aggregation_period,
    target_type: isDirectionWord(input.target_type) ? "numeric" : input.target_type,
    direction,
    target,
    scoring_method: input.scoring_method,
    ...checked.calculation,
  };
  return { problems, definition };
}

type DirectionWord = keyof typeof DIRECTION_WORDS;
const isDirectionWord = (word: string): word is DirectionWord => word in DIRECTION_WORDS;

function directionOf({ direction, target_type }: KpiInput): Direction | null {
  if (direction) return direction;
  return isDirectionWord(target_type) ? DIRECTION_WORDS[target_type] : null;
}
