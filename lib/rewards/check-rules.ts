import { type Dec, HUNDRED, readPlainDecimal, SCORE_DECIMALS, ZERO } from "@/lib/decimal";
import type { FieldProblem } from "@/lib/errors";
import type { BonusRules } from "./types";

const HIGHEST_FACTOR = 10;
const HIGHEST_SCORE = 1_000;

/**
 * What is wrong with the rules of a policy, by field; nothing: they can be used. A factor never falls as the score
 * rises: doing better must not pay less.
 */
export function checkBonusRules(rules: BonusRules, kpiIds: ReadonlySet<number>): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const number = (path: string, text: string, most: Dec | number, otherwise: string): Dec | null => {
    const value = readPlainDecimal(text);
    if (!value) problems.push({ path, message: "Enter a number" });
    else if (value.lt(ZERO) || value.gt(most)) problems.push({ path, message: otherwise });
    else if (value.decimalPlaces() > SCORE_DECIMALS) {
      problems.push({ path, message: "Use at most 4 decimals" });
    } else return value;
    return null;
  };
  const maximum = number(
    "maximum_factor",
    rules.maximum_factor,
    HIGHEST_FACTOR,
    "The highest factor is from 0 to 10",
  );
  const factor = (path: string, text: string) =>
    number(path, text, maximum ?? HIGHEST_FACTOR, `A factor is from 0 to the highest, ${maximum ?? 10}`);
  checkPayout(rules, problems, { factor, number });
  rules.gates.kpis.forEach(({ kpi_id, minimum_score }, index) => {
    const path = `gates.kpis.${index}`;
    if (!kpiIds.has(kpi_id)) problems.push({ path: `${path}.kpi_id`, message: "Choose a KPI" });
    if (rules.gates.kpis.findIndex((gate) => gate.kpi_id === kpi_id) < index) {
      problems.push({ path: `${path}.kpi_id`, message: "This KPI has a gate already" });
    }
    number(`${path}.minimum_score`, minimum_score, HIGHEST_SCORE, "A score is from 0 to 1,000");
  });
  if (rules.gates.minimum_coverage !== null) {
    const otherwise = "Enter a percentage from 0 to 100";
    number("gates.minimum_coverage", rules.gates.minimum_coverage, HUNDRED, otherwise);
  }
  return problems;
}

interface Readers {
  factor: (path: string, text: string) => Dec | null;
  number: (path: string, text: string, most: number, otherwise: string) => Dec | null;
}

function checkPayout({ payout }: BonusRules, problems: FieldProblem[], { factor, number }: Readers): void {
  let before: { score: Dec | null; factor: Dec | null } = { score: null, factor: null };
  const mustNotFall = (path: string, here: Dec | null, message: string) => {
    if (here && before.factor && here.lt(before.factor)) problems.push({ path, message });
  };
  if (payout.kind === "bands") {
    for (const band of ["below", "near", "on", "above"] as const) {
      const path = `payout.factors.${band}`;
      const here = factor(path, payout.factors[band]);
      mustNotFall(path, here, "A better band must not pay less");
      before = { score: null, factor: here };
    }
    return;
  }
  if (payout.points.length === 0) problems.push({ path: "payout.points", message: "Add at least one point" });
  payout.points.forEach((point, index) => {
    const path = `payout.points.${index}`;
    const score = number(`${path}.score`, point.score, HIGHEST_SCORE, "A score is from 0 to 1,000");
    const here = factor(`${path}.factor`, point.factor);
    if (score && before.score && score.lte(before.score)) {
      problems.push({ path: `${path}.score`, message: "The score must rise from point to point" });
    }
    mustNotFall(`${path}.factor`, here, "The factor must not fall from point to point");
    before = { score, factor: here };
  });
  if (before.score?.isZero()) {
    const path = `payout.points.${payout.points.length - 1}.score`;
    problems.push({ path, message: "The last point must be above 0" });
  }
}
