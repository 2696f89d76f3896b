import { type Dec, type DecimalString, HUNDRED, readPlainDecimal, SCORE_DECIMALS, ZERO } from "@/lib/decimal";

export interface TemplateProblem {
  /** Where in the rule, such as `["items", 2, "target", "value"]`. */
  path: (string | number)[];
  /** A sentence to show beside the field. */
  message: string;
}

export type Path = (string | number)[];

export interface NumberCheck {
  value: DecimalString;
  accept: (value: Dec) => boolean;
  otherwise: string;
  /** As many as are kept where it is stored. */
  decimals?: number;
}

/** The number when it is one and is accepted, else null with the problem noted. */
export function checkNumber(problems: TemplateProblem[], path: Path, check: NumberCheck): Dec | null {
  const value = readPlainDecimal(check.value);
  if (!value) problems.push({ path, message: "Enter a number" });
  else if (!check.accept(value)) problems.push({ path, message: check.otherwise });
  else if (check.decimals !== undefined && value.decimalPlaces() > check.decimals) {
    problems.push({ path, message: `Use at most ${check.decimals} decimals` });
  } else return value;
  return null;
}

export function checkPercent(problems: TemplateProblem[], path: Path, value: DecimalString): void {
  const accept = (percent: Dec) => percent.gte(ZERO) && percent.lte(HUNDRED);
  checkNumber(problems, path, {
    value,
    accept,
    decimals: SCORE_DECIMALS,
    otherwise: "Enter a percentage from 0 to 100",
  });
}

export function checkScore(
  problems: TemplateProblem[],
  path: Path,
  { value, maximum }: ScoreCheck,
): Dec | null {
  return checkNumber(problems, path, {
    value,
    decimals: SCORE_DECIMALS,
    accept: (score) => score.gte(ZERO) && (!maximum || score.lte(maximum)),
    otherwise: maximum ? `Enter a score from 0 to ${maximum}` : "Enter a score of 0 or more",
  });
}

export interface ScoreCheck {
  value: DecimalString;
  maximum: Dec | null;
}
